-- Erasing. Everything here is done by the owner's right and only for a run that a second person released: the roles themselves may delete nothing.

-- Every table with data about people, and how it is erased. The same list is declared in C#, beside each module, with the ground (XRetention.cs).
-- begin kept (written by the test that compares the two: WM_WRITE_DOCS=1)
create or replace view retention.kept (position, table_name, subject, how, keep, start, columns, anchor, kind, alone) as values
    (1, 'kernel.command_key', '(select s.person_id from kernel.session s where s.id = t.session_id)', 'Rows', 'Membership', '', array[]::text[], '', '', false),
    (2, 'kernel.session', 't.person_id', 'Rows', 'Session', '(t.created_at at time zone ''Asia/Tokyo'')::date', array[]::text[], '', '', true),
    (3, 'kernel.outbox', 'kernel.outbox_person(t.body)', 'Rows', 'Membership', '', array[]::text[], '', '', false),
    (4, 'notifications.letter', 't.person_id', 'Rows', 'Letter', '(t.written_at at time zone ''Asia/Tokyo'')::date', array[]::text[], '', '', true),
    (5, 'notifications.address', 't.id', 'Rows', 'Membership', '', array[]::text[], '', '', false),
    (6, 'identity.mailed_key', 't.account_id', 'Rows', 'Membership', '', array[]::text[], '', '', false),
    (7, 'identity.recovery_request', 't.account_id', 'Rows', 'Membership', '', array[]::text[], '', '', false),
    (8, 'identity.passkey', 't.person_id', 'Rows', 'Membership', '', array[]::text[], '', '', false),
    (9, 'identity.emergency', 't.staff_id', 'Rows', 'Membership', '', array[]::text[], '', '', false),
    (10, 'identity.credential', 't.id', 'Rows', 'Membership', '', array[]::text[], '', '', false),
    (11, 'identity.alert', 't.subject_id', 'Rows', 'Membership', '', array[]::text[], '', '', false),
    (12, 'identity.account', 't.id', 'Rows', 'Membership', 'case when t.kind = ''Officer'' then (t.closed_at at time zone ''Asia/Tokyo'')::date else (t.opened_at at time zone ''Asia/Tokyo'')::date end', array[]::text[], 't.kind = ''Officer''', 'Officer', false),
    (13, 'identity.account', 't.enterprise_id', 'Stays', 'Membership', '(t.closed_at at time zone ''Asia/Tokyo'')::date', array[]::text[], '', '', false),
    (14, 'identity.staff_password', 't.staff_id', 'Rows', 'Membership', '', array[]::text[], '', '', false),
    (15, 'identity.staff', 't.id', 'Values', 'Membership', '(t.closed_at at time zone ''Asia/Tokyo'')::date', array['code', 'name', 'member_id']::text[], 'true', 'Staff', false),
    (16, 'payments.difference', 't.person_id', 'Values', 'Books', '(t.settled_at at time zone ''Asia/Tokyo'')::date', array['reason']::text[], '', '', false),
    (17, 'payments.payment', 't.payer_id', 'Values', 'Books', 'case when t.state not in (''Opening'', ''Open'', ''Pending'', ''Refunding'') then (coalesce(t.paid_at, t.opened_at) at time zone ''Asia/Tokyo'')::date end', array['page_url']::text[], '', '', false),
    (18, 'enterprises.enterprise_account', 't.enterprise_id', 'Rows', 'Membership', '', array[]::text[], '', '', false),
    (19, 'enterprises.enterprise_profile', 't.enterprise_id', 'Values', 'Membership', '', array['representative']::text[], '', '', false),
    (20, 'enterprises.enterprise', 't.id', 'Stays', 'Membership', 'case when t.state = ''Withdrawn'' then (select max(x.effective_from) from enterprises.enterprise_transition x where x.enterprise_id = t.id) end', array[]::text[], 'true', 'Enterprise', false),
    (21, 'members.member_search', 't.person_id', 'Rows', 'Membership', '', array[]::text[], '', '', false),
    (22, 'members.registered_relative', 't.person_id', 'Rows', 'Membership', '', array[]::text[], '', '', false),
    (23, 'members.filing', 't.person_id', 'Rows', 'Filing', 'case when t.state <> ''Filed'' then (t.filed_at at time zone ''Asia/Tokyo'')::date end', array[]::text[], '', '', true),
    (24, 'members.member_contact', 't.id', 'Rows', 'Membership', '', array[]::text[], '', '', false),
    (25, 'members.member_profile', 't.id', 'Rows', 'Membership', '', array[]::text[], '', '', false),
    (26, 'members.tenure_span', 't.person_id', 'Rows', 'Membership', '', array[]::text[], '', '', false),
    (27, 'members.roster_chunk', 't.enterprise_id', 'Rows', 'Roster', '(select case when r.state not in (''AwaitingSecond'', ''Filing'') then (coalesce(r.filed_at, r.uploaded_at) at time zone ''Asia/Tokyo'')::date end from members.roster_upload r where r.id = t.roster_id)', array[]::text[], '', '', true),
    (28, 'members.roster_progress', 't.enterprise_id', 'Rows', 'Roster', '(select case when r.state not in (''AwaitingSecond'', ''Filing'') then (coalesce(r.filed_at, r.uploaded_at) at time zone ''Asia/Tokyo'')::date end from members.roster_upload r where r.id = t.id)', array[]::text[], '', '', true),
    (29, 'members.roster_upload', 't.enterprise_id', 'Rows', 'Roster', '(select case when r.state not in (''AwaitingSecond'', ''Filing'') then (coalesce(r.filed_at, r.uploaded_at) at time zone ''Asia/Tokyo'')::date end from members.roster_upload r where r.id = t.id)', array[]::text[], '', '', true),
    (30, 'members.column_answer', 't.enterprise_id', 'Rows', 'Membership', '', array[]::text[], '', '', false),
    (31, 'members.member', 't.id', 'Rows', 'Membership', 'case when t.state = ''Left'' then t.left_on end', array[]::text[], 'true', 'Member', false),
    (32, 'members.member', 't.enterprise_id', 'Stays', 'Membership', 'null::date', array[]::text[], '', '', false),
    (33, 'casework.case_document_chunk', 't.person_id', 'Rows', 'Application', '(select casework.closed_on(d.case_id) from casework.case_document d where d.id = t.document_id)', array[]::text[], '', '', true),
    (34, 'casework.case_document', 't.person_id', 'Rows', 'Application', 'casework.closed_on(t.case_id)', array[]::text[], '', '', true),
    (35, 'casework.field_request', 't.person_id', 'Rows', 'Application', 'casework.closed_on(t.case_id)', array[]::text[], '', '', true),
    (36, 'casework.case_move', 't.person_id', 'Values', 'Membership', '', array['note']::text[], '', '', false),
    (37, 'casework.case_file', 't.person_id', 'Stays', 'Application', 'casework.closed_on(t.id)', array[]::text[], '', '', false),
    (38, 'payouts.payout_file', 't.person_id', 'Values', 'BankFile', '(t.created_at at time zone ''Asia/Tokyo'')::date', array['content']::text[], '', '', true),
    (39, 'payouts.payee_hold', 't.person_id', 'Rows', 'Membership', '', array[]::text[], '', '', false),
    (40, 'payouts.payout_request', 't.person_id', 'Values', 'Books', 'case when t.state in (''Paid'', ''Cancelled'') then (t.requested_at at time zone ''Asia/Tokyo'')::date end', array['payee']::text[], '', '', false),
    (41, 'payouts.payout_line', 't.person_id', 'Stays', 'Books', '(select b.pay_on from payouts.payout_batch b where b.id = t.batch_id)', array[]::text[], '', '', false),
    (42, 'condolence_benefits.claim_correction', 't.person_id', 'Rows', 'Membership', '', array[]::text[], '', '', false),
    (43, 'condolence_benefits.claim_draft', 't.person_id', 'Rows', 'Membership', '', array[]::text[], '', '', false),
    (44, 'condolence_benefits.benefit', 't.person_id', 'Values', 'Books', 'case when t.state in (''Paid'', ''Rejected'', ''Withdrawn'', ''Reversed'') then t.claim_date end', array['answers', 'inputs', 'payee', 'account_tail', 'former_account_tail', 'why', 'subject_key=id', 'spouse_key']::text[], '', '', false),
    (45, 'tickets.pass', 't.person_id', 'Rows', 'Membership', '', array[]::text[], '', '', false),
    (46, 'tickets.posting', 't.person_id', 'Rows', 'Membership', '', array[]::text[], '', '', false),
    (47, 'tickets.purchase_count', 't.scope_id', 'Rows', 'Membership', '', array[]::text[], '', '', false),
    (48, 'tickets.reservation_line', 't.person_id', 'Stays', 'Membership', '', array[]::text[], '', '', false),
    (49, 'tickets.reservation', 't.person_id', 'Stays', 'Order', 'case when t.state not in (''Held'', ''Awaiting'', ''Refunding'') then (t.created_at at time zone ''Asia/Tokyo'')::date end', array[]::text[], '', '', false),
    (50, 'events.companion', 't.person_id', 'Rows', 'Order', '(select s.day from events.entry e join events.session s on s.id = e.session_id where e.id = t.entry_id)', array[]::text[], '', '', true),
    (51, 'events.entry_count', 't.scope_id', 'Rows', 'Membership', '', array[]::text[], '', '', false),
    (52, 'events.entry_line', 't.person_id', 'Stays', 'Membership', '', array[]::text[], '', '', false),
    (53, 'events.entry', 't.person_id', 'Stays', 'Order', 'case when t.state not in (''Held'', ''Awaiting'', ''Refunding'') then (t.created_at at time zone ''Asia/Tokyo'')::date end', array[]::text[], '', '', false),
    (54, 'exports.hand_over', 't.person_id', 'Rows', 'Application', '(select case when o.state in (''Taken'', ''Refused'', ''Expired'') then (coalesce(o.taken_at, o.decided_at, o.expires_at) at time zone ''Asia/Tokyo'')::date end from exports.export_order o where o.id = t.order_id)', array[]::text[], '', '', true),
    (55, 'exports.export_order', 't.person_id', 'Rows', 'Application', 'case when t.state in (''Taken'', ''Refused'', ''Expired'') then (coalesce(t.taken_at, t.decided_at, t.expires_at) at time zone ''Asia/Tokyo'')::date end', array[]::text[], '', '', true),
    (56, 'exports.rights_request', 't.person_id', 'Rows', 'Application', '(t.closed_at at time zone ''Asia/Tokyo'')::date', array[]::text[], '', '', false),
    (57, 'retention.hold', 't.subject_id', 'Rows', 'Membership', '', array[]::text[], '', '', false);
-- end kept

-- The last day of keeping what began on a day: so many months later, or so many after the end of that fiscal year.
create or replace function retention.ends(start date, months int, fiscal boolean) returns date
    language sql immutable as
$$ select ((case when fiscal then make_date(extract(year from start - interval '3 months')::int + 1, 3, 31) else start end) + make_interval(months => months))::date $$;

create or replace function retention.ends_sql(start text, keep text, periods jsonb) returns text
    language sql immutable set search_path = '' as
$$ select format('retention.ends(%s, %s, %L)', start, (periods ->> keep)::int, (periods ->> 'fiscal')::boolean) $$;

-- Whose every record has come to its end by a day, and who was not erased before. One row still within its time, or not yet begun, keeps them.
create or replace function retention.due_subjects(p_day date, p_periods jsonb) returns table (subject_id uuid, kind text, due_on date)
    language plpgsql stable security definer set search_path = '' as
$$
declare
    anchors text := (select string_agg(format('select %s as subject_id, %L as kind, %s as due from %s t where %s', k.subject, k.kind, retention.ends_sql(k.start, k.keep, p_periods), k.table_name, k.anchor), ' union all ')
                     from retention.kept k where k.anchor <> '');
    others text := (select string_agg(format('select %s as subject_id, %s as due from %s t where %s in (select c.subject_id from candidate c)',
                                             k.subject, retention.ends_sql(k.start, k.keep, p_periods), k.table_name, k.subject), ' union all ')
                    from retention.kept k where k.start <> '');
begin
    return query execute format(
        'with candidate as materialized (
             select a.subject_id, min(a.kind) as kind, max(a.due) as due from (%s) a
             where not exists (select from retention.erased e where e.subject_id = a.subject_id)
             group by a.subject_id having bool_and(a.due is not null and a.due < $1))
         select c.subject_id, c.kind, greatest(c.due, max(o.due)) from candidate c left join (%s) o on o.subject_id = c.subject_id
         group by c.subject_id, c.kind, c.due having bool_and(o.subject_id is null or o.due is not null and o.due < $1)', anchors, others) using p_day;
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

create or replace function retention.held() returns uuid[]
    language sql stable set search_path = '' as
$$
    select coalesce(array_agg(k.id), '{}') from (
        select h.subject_id as id from retention.hold h where h.lifted_at is null
        union select r.person_id from exports.rights_request r where r.state not in ('Done', 'Withdrawn')) k
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

-- Takes people out of every table. Returns rows by position of the list.
create or replace function retention.remove(p_people uuid[]) returns table (line int, gone bigint)
    language plpgsql volatile security definer set search_path = '' as
$$
declare k retention.kept;
begin
    for k in select * from retention.kept x where x.how <> 'Stays' order by x.position loop
        if k.how = 'Rows' then
            execute format('delete from %s t where %s = any ($1)', k.table_name, k.subject) using p_people;
        else
            execute format('update %s t set %s where %s = any ($1)', k.table_name, retention.empty_sql(k), k.subject) using p_people;
        end if;
        line := k.position;
        get diagnostics gone = row_count;
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
        perform retention.destroy(p_purge, people, p_at);
        return decided + cardinality(people);
    exception when lock_not_available then
        null; -- one of them; now each alone
    end;
    foreach one in array people loop
        begin
            perform retention.destroy(p_purge, array[one], p_at);
            decided := decided + 1;
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
begin
    if k.position is null then return 0; end if;
    execute format('with ripe as (select t.ctid as place from %s t where %s limit $3 for update of t skip locked) %s', k.table_name, retention.ripe_sql(k, p.periods),
        case when k.how = 'Rows' then format('delete from %s t using ripe where t.ctid = ripe.place', k.table_name)
             else format('update %s t set %s from ripe where t.ctid = ripe.place', k.table_name, retention.empty_sql(k)) end)
        using p.day, retention.held(), p_most;
    get diagnostics took = row_count;
    update retention.purge_line l set gone = l.gone + took where l.purge_id = p_purge and l.position = p_position;
    if took = 0 then
        update retention.purge_line l set done = true where l.purge_id = p_purge and l.position = p_position;
        insert into retention.erased_rows (purge_id, table_name, subject_column, day, months, fiscal, spared, done_at)
        select p_purge, k.table_name, k.subject, p.day, (p.periods ->> k.keep)::int, (p.periods ->> 'fiscal')::boolean, retention.held(), p_at
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

-- Plays the list again to a restored backup. For whoever restores (the owner): no role of the product may call it.
-- p_people: [{"id", "kind", "purge", "dueOn", "doneAt", "keys": [], "proof": hex}, …] as in the file. Returns what is left of them: 0.
create or replace function retention.replay_people(p_people jsonb) returns bigint
    language plpgsql volatile security invoker set search_path = '' as
$$
declare people uuid[] := array(select (e ->> 'id')::uuid from jsonb_array_elements(p_people) e);
begin
    perform retention.remove(people);
    delete from keys.audit_alias where person_id = any (people);
    insert into retention.erased (subject_id, kind, purge_id, due_on, done_at, key_ids, proof_hash)
    select (e ->> 'id')::uuid, e ->> 'kind', (e ->> 'purge')::uuid, (e ->> 'dueOn')::date, (e ->> 'doneAt')::timestamptz,
           array(select jsonb_array_elements_text(e -> 'keys')), decode(e ->> 'proof', 'hex')
    from jsonb_array_elements(p_people) e on conflict do nothing;
    return retention.residue(people);
end $$;

-- p_rows: {"purge", "table", "subject", "day", "months", "fiscal", "spared": [], "doneAt"}. Returns how many rows went.
create or replace function retention.replay_rows(p_rows jsonb) returns bigint
    language plpgsql volatile security invoker set search_path = '' as
$$
declare
    k retention.kept := (select x from retention.kept x where x.table_name = p_rows ->> 'table' and x.subject = p_rows ->> 'subject' and x.alone);
    condition text;
    went bigint;
begin
    if k.position is null then raise exception 'the list names a table that is not known: %', p_rows ->> 'table'; end if;
    condition := retention.ripe_sql(k, jsonb_build_object(k.keep, p_rows -> 'months', 'fiscal', p_rows -> 'fiscal'));
    execute case when k.how = 'Rows' then format('delete from %s t where %s', k.table_name, condition)
                 else format('update %s t set %s where %s', k.table_name, retention.empty_sql(k), condition) end
        using (p_rows ->> 'day')::date, array(select jsonb_array_elements_text(p_rows -> 'spared'))::uuid[];
    get diagnostics went = row_count;
    insert into retention.erased_rows (purge_id, table_name, subject_column, day, months, fiscal, spared, done_at)
    values ((p_rows ->> 'purge')::uuid, k.table_name, k.subject, (p_rows ->> 'day')::date, (p_rows ->> 'months')::int, (p_rows ->> 'fiscal')::boolean,
            array(select jsonb_array_elements_text(p_rows -> 'spared'))::uuid[], (p_rows ->> 'doneAt')::timestamptz) on conflict do nothing;
    return went;
end $$;
