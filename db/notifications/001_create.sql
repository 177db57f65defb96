create schema notifications;

-- Where a person is reached by mail. The id is the person's id.
create table notifications.address (
    id uuid primary key,
    mail bytea not null,
    previous_mail bytea,
    state text not null check (state in ('Good', 'Undeliverable')),
    changed_at timestamptz not null,
    undeliverable_at timestamptz,
    constraint address_undeliverable_at_a_time check ((state = 'Undeliverable') = (undeliverable_at is not null))
);
create index address_undeliverable on notifications.address (undeliverable_at) where state = 'Undeliverable';

create table notifications.letter (
    id uuid primary key,
    person_id uuid not null,
    template text not null,
    content bytea not null,
    written_at timestamptz not null,
    printed_at timestamptz,
    printed_by uuid,
    constraint letter_printed_by_someone check ((printed_at is null) = (printed_by is null))
);
create index letter_waiting on notifications.letter (written_at, id) where printed_at is null;
create index letter_person on notifications.letter (person_id);
