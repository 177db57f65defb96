-- What is due, whom it waits for, and the dry run. Everything here and in the files beside it is done by the owner's right and only for a run that a
-- second person released: the roles themselves may delete nothing.

-- The last day of keeping what began on a day: so many months later, or so many after the end of that fiscal year.
create or replace function retention.ends(start date, months int, fiscal boolean) returns date
    language sql immutable as
$$ select ((case when fiscal then make_date(extract(year from start - interval '3 months')::int + 1, 3, 31) else start end) + make_interval(months => months))::date $$;

create or replace function retention.ends_sql(start text, keep text, periods jsonb) returns text
    language sql immutable set search_path = '' as
$$ select format('retention.ends(%s, %s, %L)', start, (periods ->> keep)::int, (periods ->> 'fiscal')::boolean) $$;

-- Whose every record has come to its end by a day, and who was not erased before: everybody, or which of some people. One row still within its time, or
-- not yet begun, keeps them.
drop function if exists retention.due_subjects(date, jsonb);
create or replace function retention.due_subjects(p_day date, p_periods jsonb, p_people uuid[] default null) returns table (subject_id uuid, kind text, due_on date)
    language plpgsql stable security definer set search_path = '' as
$$
declare
    anchors text := (select string_agg(format('select %s as subject_id, %L as kind, %s as due from %s t where (%s)%s', k.subject, k.kind, retention.ends_sql(k.start, k.keep, p_periods), k.table_name, k.anchor,
                                              case when p_people is null then '' else format(' and %s = any ($2)', k.subject) end), ' union all ')
                     from retention.kept k where k.anchor <> '');
    others text := (select string_agg(format('select %s as subject_id, %s as due from %s t where %s %s', k.subject, retention.ends_sql(k.start, k.keep, p_periods), k.table_name, k.subject,
                                             case when p_people is null then 'in (select c.subject_id from candidate c)' else '= any ($2)' end), ' union all ')
                    from retention.kept k where k.start <> '');
begin
    return query execute format(
        'with candidate as materialized (
             select a.subject_id, min(a.kind) as kind, max(a.due) as due from (%s) a
             where not exists (select from retention.erased e where e.subject_id = a.subject_id)
             group by a.subject_id having bool_and(a.due is not null and a.due < $1))
         select c.subject_id, c.kind, greatest(c.due, max(o.due)) from candidate c left join (%s) o on o.subject_id = c.subject_id
         group by c.subject_id, c.kind, c.due having bool_and(o.subject_id is null or o.due is not null and o.due < $1)', anchors, others) using p_day, p_people;
end $$;

-- Whose records are kept whatever their age: somebody placed a hold, or they themselves asked for something that is not answered yet (RET-07).
create or replace function retention.is_held(subject uuid) returns boolean
    language sql stable set search_path = '' as
$$
    select exists (select from retention.hold h where h.subject_id = subject and h.lifted_at is null)
        or exists (select from exports.rights_request r where r.person_id = subject and r.state not in ('Done', 'Withdrawn'))
$$;

-- Whether a row whose values are to go still has one of them.
create or replace function retention.filled_sql(k retention.kept) returns text
    language sql stable set search_path = '' as
$$
    select '(' || string_agg(format(case a.atttypid when 'bytea'::regtype then 'octet_length(t.%I) > 0' else 't.%I::text <> ''''' end, c), ' or ') || ')'
    from unnest(k.columns) c join pg_catalog.pg_attribute a on a.attrelid = k.table_name::regclass and a.attname = c
    where c not like '%=%'
$$;

-- Rows of a table that are over although their people stay, but for those who are held.
create or replace function retention.ripe_sql(k retention.kept, p_periods jsonb) returns text
    language sql stable set search_path = '' as
$$
    select format('%s < $1 and not (%s = any ($2))%s', retention.ends_sql(k.start, k.keep, p_periods), k.subject,
        case when k.how = 'Values' then ' and ' || retention.filled_sql(k) else '' end)
$$;

-- Whoever is held, and whoever was at some time since a run began: one run must not spare a child row and then take its parent.
drop function if exists retention.held();
create or replace function retention.held(since timestamptz default 'infinity') returns uuid[]
    language sql stable set search_path = '' as
$$
    select coalesce(array_agg(k.id), '{}') from (
        select h.subject_id as id from retention.hold h where h.lifted_at is null or h.lifted_at > since
        union select r.person_id from exports.rights_request r where r.state not in ('Done', 'Withdrawn') or r.closed_at > since) k
$$;

-- The dry run: whom and how many rows, table by table. Null when nothing is due.
create or replace function retention.draft(p_id uuid, p_day date, p_periods jsonb, p_at timestamptz) returns int
    language plpgsql volatile security definer set search_path = '' as
$$
declare
    k retention.kept;
    waiting uuid[];
    of_people bigint;
    ripe bigint;
    all_rows bigint := 0;
    next_number int := (select coalesce(max(p.number), 0) + 1 from retention.purge p);
    lines jsonb := '[]';
    found jsonb;
begin
    if exists (select from retention.purge p where p.state not in ('Done', 'Certified', 'Declined')) then return null; end if;
    select coalesce(jsonb_agg(jsonb_build_array(d.subject_id, d.kind, d.due_on, retention.is_held(d.subject_id)) order by d.subject_id), '[]') into found
    from retention.due_subjects(p_day, p_periods) d;
    select coalesce(array_agg((f ->> 0)::uuid), '{}') into waiting from jsonb_array_elements(found) f where not (f ->> 3)::boolean;
    for k in select * from retention.kept x where x.how <> 'Stays' order by x.position loop
        execute format('select count(*) from %s t where %s = any ($1)', k.table_name, k.subject) into of_people using waiting;
        ripe := 0;
        if k.alone then
            execute format('select count(*) from %s t where %s and not (%s = any ($3))', k.table_name, retention.ripe_sql(k, p_periods), k.subject)
                into ripe using p_day, retention.held(), waiting;
        end if;
        lines := lines || jsonb_build_array(jsonb_build_array(k.position, k.table_name, k.subject, k.keep, of_people, ripe, not k.alone));
        all_rows := all_rows + of_people + ripe;
    end loop;
    if cardinality(waiting) = 0 and all_rows = 0 then return null; end if;
    insert into retention.purge (id, number, state, day, periods, people, held, rows, digest, drafted_at, version)
    values (p_id, next_number, 'Drafted', p_day, p_periods, cardinality(waiting), jsonb_array_length(found) - cardinality(waiting), all_rows,
            sha256(convert_to(p_day || p_periods::text || found::text || lines::text, 'utf8')), p_at, 0);
    insert into retention.purge_item (purge_id, subject_id, kind, due_on, state)
    select p_id, (f ->> 0)::uuid, f ->> 1, (f ->> 2)::date, case when (f ->> 3)::boolean then 'Held' else 'Waiting' end from jsonb_array_elements(found) f;
    insert into retention.purge_line (purge_id, position, table_name, subject_column, keep, of_people, ripe, done)
    select p_id, (l ->> 0)::int, l ->> 1, l ->> 2, l ->> 3, (l ->> 4)::bigint, (l ->> 5)::bigint, (l ->> 6)::boolean from jsonb_array_elements(lines) l;
    return next_number;
end $$;

-- What was proposed stays as it was: the days, the periods, the counts and their digest. A person's step is taken in the back office: the schedule, which
-- drafts and carries out, proposes, releases, declines and certifies nothing.
create or replace function retention.guard_purge() returns trigger
    language plpgsql set search_path = '' as
$$
begin
    if (new.number, new.day, new.periods, new.people, new.held, new.rows, new.digest) is distinct from (old.number, old.day, old.periods, old.people, old.held, old.rows, old.digest)
        or old.proposed_by is not null and new.proposed_by is distinct from old.proposed_by
        or old.released_by is not null and new.released_by is distinct from old.released_by then
        raise exception 'the content of a proposal does not change' using errcode = 'check_violation', constraint = 'retention_content_changed';
    end if;
    if ((new.proposed_by, new.released_by, new.certified_by, new.declined_by) is distinct from (old.proposed_by, old.released_by, old.certified_by, old.declined_by)
            or new.state <> old.state and new.state in ('Proposed', 'Released', 'Declined', 'Certified'))
        and session_user <> 'wm_office' and not exists (select from pg_catalog.pg_roles r where r.rolname = session_user and r.rolsuper) then
        raise insufficient_privilege using message = 'this step is a person''s';
    end if;
    if new.state <> old.state and (old.state, new.state) not in
       (('Drafted', 'Proposed'), ('Drafted', 'Declined'), ('Proposed', 'Released'), ('Proposed', 'Declined'), ('Released', 'Running'), ('Running', 'Closing'),
        ('Closing', 'Done'), ('Done', 'Certified')) then
        raise exception 'from % to % is not allowed', old.state, new.state using errcode = 'check_violation', constraint = 'retention_state';
    end if;
    return new;
end $$;
