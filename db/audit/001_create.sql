create schema audit;

-- Append-only for every role; numbered and chained afterwards by one chainer, so that the log never serialises the work.
create table audit.entry (
    id uuid primary key,
    at timestamptz not null default clock_timestamp(),
    actor_kind text not null,
    actor_id uuid not null,
    terminal text not null,
    use_case text not null,
    outcome text not null,
    object_id uuid,
    reason text,
    request_id uuid not null,
    txid bigint not null default pg_current_xact_id()::text::bigint
);
create index entry_at on audit.entry (at);
create index entry_actor on audit.entry (actor_id, at);
create index entry_object on audit.entry (object_id) where object_id is not null;

create table audit.entry_person (
    entry_id uuid not null references audit.entry (id),
    person_id uuid not null,
    primary key (entry_id, person_id)
);
create index entry_person_person on audit.entry_person (person_id, entry_id);
