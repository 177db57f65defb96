-- A dated ticket says when, and where its seat is.
alter table tickets.offering add column held_on date, add column starts_at time, add column seat text not null default '';
update tickets.offering set held_on = use_until where kind = 'Dated';
alter table tickets.offering add constraint tickets_no_day check ((kind = 'Dated') = (held_on is not null) and (starts_at is null or held_on is not null));

-- Purchases that were sent by post: one row each, a batch for what was marked at once. The reference also makes whoever marks wait
-- for a member who is just giving the purchase up.
create table tickets.posting (
    id uuid not null references tickets.reservation (id),
    person_id uuid not null,
    batch_id uuid not null,
    posted_by uuid not null,
    posted_at timestamptz not null,
    constraint tickets_already_posted primary key (id)
);
create index posting_batch on tickets.posting (batch_id);
create index posting_person on tickets.posting (person_id);
