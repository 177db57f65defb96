-- Money that waits although it was decided: for a time, or until a person has made sure of the account (OUT-05).
create table payouts.payee_hold (
    id uuid primary key,
    person_id uuid not null,
    request_id uuid references payouts.payout_request (id),
    cause text not null check (cause in ('payee-new', 'contact-changed', 'portal-revoked')),
    placed_at timestamptz not null,
    until timestamptz,
    released_at timestamptz,
    released_by uuid,
    made_sure text check (made_sure in ('called', 'visited', 'written')),
    version int not null,
    constraint payee_hold_ends check (cause = 'portal-revoked' or until is not null),
    constraint payee_hold_released_by_someone check (
        (released_at is null) = (released_by is null) and (released_at is null) = (made_sure is null))
);
create index payee_hold_person on payouts.payee_hold (person_id) where released_at is null;
create unique index payee_hold_of_a_person_once on payouts.payee_hold (person_id) where released_at is null and request_id is null;
