-- A released run, batch by batch.

-- Begins a released run: who came back, or got a new record, in the meantime is kept.
create or replace function retention.begin(p_purge uuid, p_at timestamptz) returns void
    language plpgsql volatile security definer set search_path = '' as
$$
declare p retention.purge;
begin
    select * into p from retention.purge x where x.id = p_purge and x.state = 'Released' for update;
    if p.id is null then raise insufficient_privilege using message = 'nobody released this'; end if;
    update retention.purge_item i set state = 'Kept'
    where i.purge_id = p_purge and i.state = 'Waiting' and i.subject_id not in (select d.subject_id from retention.due_subjects(p.day, p.periods) d);
    update retention.purge x set state = 'Running', started_at = p_at where x.id = p_purge;
end $$;

create or replace function retention.empty_sql(k retention.kept) returns text
    language sql stable set search_path = '' as
$$
    select string_agg(format('%I = %s', split_part(c, '=', 1),
        case when c like '%=id' then 'uuid_send(t.id)' when a.attnotnull then '''''' else 'null' end), ', ')
    from unnest(k.columns) c
    join pg_catalog.pg_attribute a on a.attrelid = k.table_name::regclass and a.attname = split_part(c, '=', 1)
$$;

-- Takes the next rows of a table that are over by themselves, $1 to $2 as in ripe_sql, and counts them. A row of many people (a bank file, a roster) has a
-- key of its own, which goes with what it sealed.
create or replace function retention.take_ripe_sql(k retention.kept, p_periods jsonb, p_limit text) returns text
    language sql stable set search_path = '' as
$$
    select format('with ripe as (select t.ctid as place from %1$s t where %2$s %3$s), gone as (%4$s where t.ctid = ripe.place returning t.id), '
        'keys as (delete from keys.person_key x using gone g where x.person_id = g.id) select count(*) from gone',
        k.table_name, retention.ripe_sql(k, p_periods), p_limit,
        case when k.how = 'Rows' then format('delete from %s t using ripe', k.table_name) else format('update %s t set %s from ripe', k.table_name, retention.empty_sql(k)) end)
$$;

-- Takes people out of every table. Returns rows by position of the list.
create or replace function retention.remove(p_people uuid[]) returns table (line int, gone bigint)
    language plpgsql volatile security definer set search_path = '' as
$$
declare k retention.kept;
begin
    for k in select * from retention.kept x where x.how <> 'Stays' order by x.position loop
        if k.alone and k.how = 'Rows' then
            execute format('with gone as (delete from %s t where %s = any ($1) returning t.id), '
                'keys as (delete from keys.person_key x using gone g where x.person_id = g.id) select count(*) from gone', k.table_name, k.subject)
                into gone using p_people;
        elsif k.how = 'Rows' then
            execute format('delete from %s t where %s = any ($1)', k.table_name, k.subject) using p_people;
            get diagnostics gone = row_count;
        else
            execute format('update %s t set %s where %s = any ($1)', k.table_name, retention.empty_sql(k), k.subject) using p_people;
            get diagnostics gone = row_count;
        end if;
        line := k.position;
        return next;
    end loop;
    delete from keys.person_key where person_id = any (p_people);
end $$;

-- What is still there of people: 0 when they are erased.
create or replace function retention.residue(p_people uuid[]) returns bigint
    language plpgsql stable security definer set search_path = '' as
$$
declare
    k retention.kept;
    there bigint := (select count(*) from keys.person_key where person_id = any (p_people)) + (select count(*) from keys.audit_alias where person_id = any (p_people));
    here bigint;
begin
    for k in select * from retention.kept x where x.how <> 'Stays' loop
        execute format('select count(*) from %s t where %s = any ($1) %s', k.table_name, k.subject, case when k.how = 'Values' then 'and ' || retention.filled_sql(k) else '' end)
            into here using p_people;
        there := there + here;
    end loop;
    return there;
end $$;

create or replace function retention.destroy(p_purge uuid, p_people uuid[], p_at timestamptz) returns void
    language plpgsql volatile security definer set search_path = '' as
$$
begin
    insert into retention.erased (subject_id, kind, purge_id, due_on, done_at, key_ids, proof_hash)
    select i.subject_id, i.kind, p_purge, i.due_on, p_at, coalesce(k.ids, '{}'),
           sha256(convert_to(concat_ws('|', 'wm-erasure-1', i.subject_id, i.kind, p_purge, i.due_on, extract(epoch from p_at), array_to_string(k.ids, ','), k.prints), 'utf8'))
    from retention.purge_item i
    left join lateral (
        select array_agg(x.key_name || '.' || x.key_version order by x.key_name) as ids, string_agg(encode(sha256(x.wrapped), 'hex'), ',' order by x.key_name) as prints
        from keys.person_key x where x.person_id = i.subject_id) k on true
    where i.purge_id = p_purge and i.subject_id = any (p_people)
    on conflict do nothing;
    update retention.purge_line l set gone = l.gone + r.gone from retention.remove(p_people) r where l.purge_id = p_purge and l.position = r.line;
    update retention.purge_item i set state = 'Erased', done_at = p_at where i.purge_id = p_purge and i.subject_id = any (p_people);
end $$;

create or replace function retention.running(p_purge uuid) returns retention.purge
    language plpgsql stable security definer set search_path = '' as
$$
declare p retention.purge;
begin
    select * into p from retention.purge x where x.id = p_purge and x.state in ('Running', 'Closing') and x.released_by <> x.proposed_by;
    if p.id is null then raise insufficient_privilege using message = 'no released run is under way'; end if;
    return p;
end $$;

-- Holds the rows that say when somebody is over: nobody changes one of them between the question and the erasure. Who is at one just now is in the way.
create or replace function retention.hold_still(p_people uuid[]) returns void
    language plpgsql volatile security definer set search_path = '' as
$$
declare k retention.kept;
begin
    for k in select * from retention.kept x where x.start <> '' order by x.position loop
        execute format('select from %s t where %s = any ($1) for no key update of t', k.table_name, k.subject) using p_people;
    end loop;
end $$;

-- Erases those who are still over; who came back, or got a new record, since the run began is kept.
create or replace function retention.destroy_due(p_purge uuid, p_people uuid[], p_at timestamptz) returns int
    language plpgsql volatile security definer set search_path = '' as
$$
declare
    p retention.purge := retention.running(p_purge);
    due uuid[];
begin
    perform retention.hold_still(p_people);
    select coalesce(array_agg(d.subject_id), '{}') into due from retention.due_subjects(p.day, p.periods, p_people) d;
    update retention.purge_item i set state = 'Kept' where i.purge_id = p_purge and i.subject_id = any (p_people) and i.subject_id <> all (due);
    if cardinality(due) > 0 then perform retention.destroy(p_purge, due, p_at); end if;
    return cardinality(p_people);
end $$;

-- The next people of a run, in one transaction. Whoever is being written at this moment is left for later: nobody waits for an erasure, and it waits for
-- nobody longer than a moment. Readers have their own picture of the data and are never in the way. Returns how many were decided.
create or replace function retention.erase_people(p_purge uuid, p_most int, p_at timestamptz) returns int
    language plpgsql volatile security definer set search_path = '' set lock_timeout = '250ms' as
$$
declare
    people uuid[];
    held uuid[];
    one uuid;
    decided int := 0;
begin
    perform retention.running(p_purge);
    select coalesce(array_agg(x.subject_id), '{}') into people from (
        select i.subject_id from retention.purge_item i where i.purge_id = p_purge and i.state = 'Waiting' order by i.tries, i.subject_id limit p_most for update skip locked) x
    where pg_try_advisory_xact_lock(hashtextextended(x.subject_id::text, 7361052204)); -- against a hold that is just being placed
    select coalesce(array_agg(s), '{}') into held from unnest(people) s where retention.is_held(s);
    update retention.purge_item i set state = 'Held' where i.purge_id = p_purge and i.subject_id = any (held);
    people := array(select unnest(people) except select unnest(held));
    decided := cardinality(held);
    if cardinality(people) = 0 then return decided; end if;
    begin
        return decided + retention.destroy_due(p_purge, people, p_at);
    exception when lock_not_available then
        null; -- one of them; now each alone
    end;
    foreach one in array people loop
        begin
            decided := decided + retention.destroy_due(p_purge, array[one], p_at);
        exception when lock_not_available then
            update retention.purge_item i set tries = i.tries + 1 where i.purge_id = p_purge and i.subject_id = one;
        end;
    end loop;
    return decided;
end $$;

-- The next rows of one table that are over by themselves. Returns how many went.
create or replace function retention.erase_ripe(p_purge uuid, p_position int, p_most int, p_at timestamptz) returns int
    language plpgsql volatile security definer set search_path = '' set lock_timeout = '250ms' as
$$
declare
    p retention.purge := retention.running(p_purge);
    k retention.kept := (select x from retention.kept x where x.position = p_position and x.alone);
    took int := 0;
    spared uuid[] := retention.held(p.started_at);
    more boolean;
begin
    if k.position is null then return 0; end if;
    execute retention.take_ripe_sql(k, p.periods, 'limit $3 for update of t skip locked') into took using p.day, spared, p_most;
    update retention.purge_line l set gone = l.gone + took where l.purge_id = p_purge and l.position = p_position;
    if took = 0 then
        execute format('select exists (select from %s t where %s)', k.table_name, retention.ripe_sql(k, p.periods)) into more using p.day, spared;
        if more then return 0; end if; -- somebody holds the last ones just now
        update retention.purge_line l set done = true where l.purge_id = p_purge and l.position = p_position;
        insert into retention.erased_rows (purge_id, table_name, subject_column, day, months, fiscal, spared, done_at)
        select p_purge, k.table_name, k.subject, p.day, (p.periods ->> k.keep)::int, (p.periods ->> 'fiscal')::boolean, spared, p_at
        where exists (select from retention.purge_line l where l.purge_id = p_purge and l.position = p_position and l.gone > 0) on conflict do nothing;
    end if;
    return took;
exception when lock_not_available or foreign_key_violation then
    return 0; -- somebody is at it; the line stays open
end $$;

-- What came in for somebody while they were being erased, written by who had read them before. Returns how many rows.
create or replace function retention.sweep(p_purge uuid) returns bigint
    language plpgsql volatile security definer set search_path = '' as
$$
declare people uuid[] := array(select i.subject_id from retention.purge_item i where i.purge_id = p_purge and i.state = 'Erased');
begin
    perform retention.running(p_purge);
    if retention.residue(people) > 0 then
        perform retention.remove(people);
        delete from keys.audit_alias where person_id = any (people);
    end if;
    return retention.residue(people);
end $$;
