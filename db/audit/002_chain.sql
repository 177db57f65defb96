-- A person stands in the log under an alias. The alias lies beside the person's wrapped keys and goes with them: the entry stays, the chain over it
-- stays true, and it tells no longer whose it was.
create table keys.audit_alias (
    person_id uuid primary key,
    alias uuid not null,
    constraint audit_alias_of_one unique (alias)
);

create function keys.forget_audit_alias() returns trigger
    language plpgsql security definer set search_path = '' as
$$
begin
    delete from keys.audit_alias a where a.person_id = old.person_id;
    return null;
end $$;
create trigger audit_alias_goes_with_the_key after delete on keys.person_key
    for each row when (old.purpose = 'Own') execute function keys.forget_audit_alias();

insert into keys.audit_alias (person_id, alias)
select p.id, gen_random_uuid()
from (select person_id as id from audit.entry_person union select actor_id from audit.entry) p
where p.id <> '00000000-0000-0000-0000-000000000000';

drop function if exists audit.write(uuid, text, uuid, text, text, text, uuid, text, uuid, uuid[]);
alter table audit.entry rename column actor_id to actor;
update audit.entry e set actor = a.alias from keys.audit_alias a where a.person_id = e.actor;

alter table audit.entry_person rename to entry_subject;
alter table audit.entry_subject rename column person_id to alias;
alter index audit.entry_person_person rename to entry_subject_alias;
alter index audit.entry_person_pkey rename to entry_subject_pkey;
alter table audit.entry_subject rename constraint entry_person_entry_id_fkey to entry_subject_entry_id_fkey;
alter table audit.entry_subject disable row level security;
update audit.entry_subject s set alias = a.alias from keys.audit_alias a where a.person_id = s.alias;
-- Words that staff gave as a reason, sealed to the person for the office. Null where a code says it all.
alter table audit.entry_subject add column note bytea;

-- The chain, beside the entries: numbering an entry changes no row. No foreign key either: its check would write into the entry's row.
create table audit.link (
    seq bigint primary key check (seq > 0),
    entry_id uuid not null,
    prev_hash bytea not null check (octet_length(prev_hash) = 32),
    hash bytea not null check (octet_length(hash) = 32),
    constraint link_of_an_entry_once unique (entry_id)
);

-- What the chainer has to do. The one table here from which rows go.
create table audit.waiting (
    entry_id uuid primary key,
    at timestamptz not null
);
insert into audit.waiting (entry_id, at) select id, at from audit.entry;

-- Which seals were given away, so that a missing file is missed.
create table audit.seal (
    day date primary key,
    last_seq bigint not null,
    digest bytea not null,
    made_at timestamptz not null
);

create table audit.alarm (
    id uuid primary key,
    code text not null,
    detail text not null,
    at timestamptz not null,
    seen_at timestamptz
);
create unique index alarm_once_while_open on audit.alarm (code, detail) where seen_at is null;

create function audit.refuse_change() returns trigger
    language plpgsql set search_path = '' as
$$
begin
    raise exception 'the log is only added to: % of %', lower(tg_op), tg_table_name using errcode = '42501';
end $$;

do $$
declare name text;
begin
    foreach name in array array['entry', 'entry_subject', 'link', 'seal'] loop
        execute format('create trigger only_added before update or delete or truncate on audit.%I for each statement execute function audit.refuse_change()', name);
        execute format('alter table audit.%I enable always trigger only_added', name);
    end loop;
end $$;
