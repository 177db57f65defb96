create schema retention;

-- A person whose records must be kept whatever their age: a suit, an objection, an inquiry.
create table retention.hold (
    id uuid primary key,
    subject_id uuid not null,
    code text not null check (code in ('suit', 'objection', 'disclosure', 'audit', 'authority')),
    reason bytea not null,
    placed_by uuid not null,
    placed_at timestamptz not null,
    lifted_by uuid,
    lifted_at timestamptz,
    version int not null,
    constraint hold_lifted_by_someone check ((lifted_at is null) = (lifted_by is null)),
    constraint retention_lift_two_people check (lifted_by is null or lifted_by <> placed_by)
);
create index hold_open on retention.hold (subject_id) where lifted_at is null;

-- One run: drafted by the schedule, proposed by one person, released by a second, carried out by the schedule, its certificate checked by a third.
-- Closing: everybody is erased; the list is being written, the keys of those who stay are being wrapped anew.
create table retention.purge (
    id uuid primary key,
    number int not null,
    state text not null check (state in ('Drafted', 'Proposed', 'Released', 'Running', 'Closing', 'Done', 'Certified', 'Declined')),
    day date not null,
    periods jsonb not null,
    people int not null,
    held int not null,
    rows bigint not null,
    digest bytea not null,
    drafted_at timestamptz not null,
    proposed_by uuid,
    proposed_at timestamptz,
    released_by uuid,
    released_at timestamptz,
    started_at timestamptz,
    finished_at timestamptz,
    certified_by uuid,
    certified_at timestamptz,
    declined_by uuid,
    certificate text,
    certificate_hash bytea,
    version int not null,
    constraint retention_number unique (number),
    constraint retention_two_people check (released_by is null or proposed_by is not null and released_by <> proposed_by),
    constraint retention_third_person check (certified_by is null or certified_by <> proposed_by and certified_by <> released_by),
    constraint retention_released_first check (state in ('Drafted', 'Proposed', 'Declined') or released_by is not null),
    constraint retention_certified_by_someone check ((state = 'Certified') = (certified_by is not null)),
    constraint retention_certificate check (state not in ('Done', 'Certified') or certificate is not null and certificate_hash is not null)
);
create unique index retention_purge_open on retention.purge ((true)) where state not in ('Done', 'Certified', 'Declined');

-- Whom the run erases. Held: kept for now, and why stands in hold. Kept: no longer due when it began.
create table retention.purge_item (
    purge_id uuid not null references retention.purge (id),
    subject_id uuid not null,
    kind text not null check (kind in ('Member', 'Officer', 'Enterprise')),
    due_on date not null,
    state text not null check (state in ('Waiting', 'Held', 'Kept', 'Erased')),
    tries int not null default 0,
    done_at timestamptz,
    primary key (purge_id, subject_id),
    constraint item_done_when_erased check ((state = 'Erased') = (done_at is not null))
);
create index purge_item_waiting on retention.purge_item (purge_id, tries, subject_id) where state = 'Waiting';

-- The dry run, table by table, and beside it what really went.
create table retention.purge_line (
    purge_id uuid not null references retention.purge (id),
    position int not null,
    table_name text not null,
    subject_column text not null,
    keep text not null,
    of_people bigint not null,
    ripe bigint not null,
    gone bigint not null default 0,
    done boolean not null default false,
    primary key (purge_id, position)
);

-- The changes of purpose keys with which a run ends.
create table retention.purge_rotation (
    purge_id uuid not null references retention.purge (id),
    name text not null,
    rotation_id uuid not null,
    primary key (purge_id, name)
);

-- The erasure list: who was erased, by what ids, never by what name. It is written out of the database too, and played again to a restored backup.
-- Without foreign keys: in a restored backup the run is not there.
create table retention.erased (
    subject_id uuid primary key,
    kind text not null,
    purge_id uuid not null,
    due_on date not null,
    done_at timestamptz not null,
    key_ids text[] not null,
    proof_hash bytea not null check (octet_length(proof_hash) = 32)
);
create index erased_purge on retention.erased (purge_id);

-- Rows that went by their own age, table by table: played again as "everything in that table that was ripe on that day, but for these people".
create table retention.erased_rows (
    purge_id uuid not null,
    table_name text not null,
    subject_column text not null,
    day date not null,
    months int not null,
    fiscal boolean not null,
    spared uuid[] not null,
    done_at timestamptz not null,
    primary key (purge_id, table_name, subject_column)
);

-- Which files of the list were given away, and who stands in which.
create table retention.list_file (
    number int primary key check (number > 0),
    purge_id uuid not null,
    digest bytea not null check (octet_length(digest) = 32),
    made_at timestamptz not null
);
create table retention.listed (
    subject_id uuid primary key,
    number int not null references retention.list_file (number)
);

-- What was destroyed, ever: runs, media, paper.
create table retention.disposal_line (
    id uuid primary key,
    kind text not null check (kind in ('Purge', 'Media', 'Paper')),
    purge_id uuid,
    what text not null,
    quantity int not null check (quantity > 0),
    method text not null,
    site text not null,
    done_on date not null,
    entered_by uuid,
    entered_at timestamptz not null,
    constraint disposal_of_a_run_once unique (purge_id),
    constraint disposal_entered_by_someone check ((kind = 'Purge') = (purge_id is not null) and (kind = 'Purge' or entered_by is not null))
);
create table retention.disposal_check (
    line_id uuid primary key references retention.disposal_line (id),
    checked_by uuid not null,
    checked_at timestamptz not null
);

create function retention.refuse_change() returns trigger
    language plpgsql set search_path = '' as
$$
begin
    raise exception 'the record of what was destroyed is only added to: % of %', lower(tg_op), tg_table_name using errcode = '42501';
end $$;
do $$
declare name text;
begin
    foreach name in array array['erased', 'erased_rows', 'list_file', 'listed', 'disposal_line', 'disposal_check'] loop
        execute format('create trigger only_added before update or delete or truncate on retention.%I for each statement execute function retention.refuse_change()', name);
        execute format('alter table retention.%I enable always trigger only_added', name);
    end loop;
end $$;

-- Whoever entered a line does not check it.
create function retention.guard_check() returns trigger
    language plpgsql set search_path = '' as
$$
begin
    if exists (select from retention.disposal_line l where l.id = new.line_id and l.entered_by = new.checked_by) then
        raise exception 'who entered it does not check it' using errcode = 'check_violation', constraint = 'retention_own_line';
    end if;
    return new;
end $$;
create trigger guard_check before insert on retention.disposal_check for each row execute function retention.guard_check();

-- What was proposed stays as it was: the days, the periods, the counts and their digest.
create function retention.guard_purge() returns trigger
    language plpgsql set search_path = '' as
$$
begin
    if (new.number, new.day, new.periods, new.people, new.held, new.rows, new.digest) is distinct from (old.number, old.day, old.periods, old.people, old.held, old.rows, old.digest)
        or old.proposed_by is not null and new.proposed_by is distinct from old.proposed_by
        or old.released_by is not null and new.released_by is distinct from old.released_by then
        raise exception 'the content of a proposal does not change' using errcode = 'check_violation', constraint = 'retention_content_changed';
    end if;
    if new.state <> old.state and (old.state, new.state) not in
       (('Drafted', 'Proposed'), ('Drafted', 'Declined'), ('Proposed', 'Released'), ('Proposed', 'Declined'), ('Released', 'Running'), ('Running', 'Closing'),
        ('Closing', 'Done'), ('Done', 'Certified')) then
        raise exception 'from % to % is not allowed', old.state, new.state using errcode = 'check_violation', constraint = 'retention_state';
    end if;
    return new;
end $$;
create trigger guard_purge before update on retention.purge for each row execute function retention.guard_purge();
