-- Every key has versions. A row here is what allows something to be wrapped under one: whoever wraps holds the row (foreign key),
-- so a version can only be retired when nothing is, and nothing is about to be, wrapped under it.
create table keys.key_version (
    name text not null check (name in ('own', 'office', 'health', 'bank', 'identity', 'index', 'signin', 'session')),
    version int not null check (version between 1 and 65535),
    fingerprint bytea,
    created_at timestamptz not null,
    primary key (name, version)
);
insert into keys.key_version (name, version, created_at)
select name, 1, clock_timestamp() from unnest(array['own', 'office', 'health', 'bank', 'identity', 'index', 'signin', 'session']) as name;

-- "other" is the second key that still (or already) opens a person's values while their data key is being exchanged.
-- The version of a wrapped key stands in its own head: 'K', two bytes.
alter table keys.person_key
    add column other bytea,
    add column turn smallint not null default 0 check (turn between 0 and 3),
    add column turned_at timestamptz,
    add column rotated_in uuid,
    add column key_name text generated always as (lower(purpose)) stored,
    add column key_version int generated always as
        (case when get_byte(wrapped, 0) = 75 then get_byte(wrapped, 1) * 256 + get_byte(wrapped, 2) else 1 end) stored,
    add column other_version int generated always as
        (case when other is null then null when get_byte(other, 0) = 75 then get_byte(other, 1) * 256 + get_byte(other, 2) else 1 end) stored,
    add constraint other_while_turning check ((other is null) = (turn = 0)),
    add constraint person_key_under foreign key (key_name, key_version) references keys.key_version (name, version),
    add constraint person_key_other_under foreign key (key_name, other_version) references keys.key_version (name, version);
create index person_key_version on keys.person_key (key_name, key_version);
create index person_key_turning on keys.person_key (purpose, turn) where turn > 0;

-- A change of keys: one person proposes, another releases, the schedule carries it out step by step.
create table keys.rotation (
    id uuid primary key,
    kind text not null check (kind in ('PurposeKey', 'IndexKey', 'PersonKeys')),
    name text not null,
    from_version int not null,
    to_version int not null,
    person_id uuid,
    reason text not null check (reason in ('Schedule', 'Suspicion', 'Staff', 'Purge')),
    state text not null check (state in ('Proposed', 'Released', 'Running', 'Emptied', 'Finished', 'Declined')),
    proposed_by uuid not null,
    proposed_at timestamptz not null,
    released_by uuid,
    released_at timestamptz,
    started_at timestamptz,
    finished_at timestamptz,
    done int not null default 0,
    constraint keys_two_people check (released_by is null or released_by <> proposed_by),
    constraint released_when_it_runs check (state in ('Proposed', 'Declined') or released_by is not null)
);
create unique index keys_rotation_open on keys.rotation (name) where state not in ('Finished', 'Declined');
