create schema content;

create table content.notice (
    id uuid primary key,
    title text not null,
    body text not null,
    audience text not null check (audience in ('Public', 'Members')),
    shown_from timestamptz not null,
    shown_until timestamptz,
    author uuid not null,
    approver uuid,
    published_at timestamptz,
    withdrawn_at timestamptz,
    created_at timestamptz not null,
    version int not null,
    constraint content_shown_period check (shown_until is null or shown_until > shown_from),
    -- Two people: who wrote the text as it stands does not publish it.
    constraint content_own_notice check (approver is null or approver <> author),
    constraint published_has_an_approver check ((published_at is null) = (approver is null))
);
create index notice_shown on content.notice (shown_from desc) where published_at is not null and withdrawn_at is null;
