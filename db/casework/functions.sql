-- The next number of a fiscal year. The row is held until the submission commits: numbers have no gaps.
create or replace function casework.next_number(of_year int) returns int
    language sql volatile security definer set search_path = '' as
$$
    insert into casework.case_counter as c (year, last) values (of_year, 1)
    on conflict (year) do update set last = c.last + 1 returning c.last
$$;

-- A case begins as a draft and moves only along the table. The Gateway makes only the member's own moves and never writes who decided.
create or replace function casework.guard_case() returns trigger
    language plpgsql as
$$
begin
    if tg_op = 'INSERT' then
        if new.state <> 'Draft' or new.approved_by is not null then
            raise exception 'a case begins as a draft' using errcode = 'check_violation', constraint = 'casework_move_not_allowed';
        end if;
        return new;
    end if;
    if new.state <> old.state and not exists (
        select from casework.allowed_move m
        where m.from_state = old.state and m.to_state = new.state and (m.portal or current_user <> 'wm_gateway')) then
        raise exception 'from % to % is not allowed', old.state, new.state using errcode = 'check_violation', constraint = 'casework_move_not_allowed';
    end if;
    if current_user = 'wm_gateway' and (new.approved_by is distinct from old.approved_by or new.entered_by is distinct from old.entered_by
        or new.corrected_by is distinct from old.corrected_by
        or new.content_checked_by is not null and new.content_checked_by is distinct from old.content_checked_by
        or new.amount_checked_by is not null and new.amount_checked_by is distinct from old.amount_checked_by
        or new.amount is distinct from old.amount and new.state <> 'Submitted') then
        raise exception 'staff decide' using errcode = 'check_violation', constraint = 'casework_move_not_allowed';
    end if;
    return new;
end $$;
create or replace trigger guard_case before insert or update on casework.case_file for each row execute function casework.guard_case();

-- What was never handed in is not kept: with a draft that its member gives up, or that expires, go its documents. As the owner,
-- because the Gateway writes documents and may not even read them; the case itself moved under row security.
create or replace function casework.forget_draft() returns trigger
    language plpgsql security definer set search_path = '' as
$$
begin
    delete from casework.case_document_chunk k using casework.case_document d where d.id = k.document_id and d.case_id = new.id;
    delete from casework.case_document where case_id = new.id;
    return new;
end $$;
create or replace trigger forget_draft after update on casework.case_file for each row
    when (old.state = 'Draft' and new.state = 'Withdrawn') execute function casework.forget_draft();

-- The last to work on each case, for its own screen: the screen reads the case and this in one statement. With the reader's own rights on the audit.
create or replace view casework.case_look with (security_invoker = true) as
select c.id, (
    select coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'actor', e.actor_id, 'terminal', e.terminal, 'useCase', e.use_case) order by e.at desc), '[]'::jsonb)
    from (select a.at, coalesce(x.person_id, a.actor) as actor_id, a.terminal, a.use_case
          from audit.entry a left join keys.audit_alias x on x.alias = a.actor
          where a.object_id = c.id order by a.at desc limit 6) e) as looks
from casework.case_file c;

-- The day a case was over: none while it may still move before it is paid.
create or replace function casework.closed_on(case_id uuid) returns date
    language sql stable security definer set search_path = '' as
$$
    select case when c.state in ('Paid', 'Reconciled', 'Rejected', 'Withdrawn', 'Reversed')
        then (coalesce((select max(m.at) from casework.case_move m where m.case_id = c.id), c.opened_at) at time zone 'Asia/Tokyo')::date end
    from casework.case_file c where c.id = closed_on.case_id
$$;

-- A document waits for its scan from the moment it is there. As the owner: whoever adds a document has no say in its verdict.
create or replace function casework.await_scan() returns trigger
    language plpgsql security definer set search_path = '' as
$$
begin
    insert into casework.document_scan (id, verdict, due_at, attempts) values (new.id, 'Waiting', new.added_at, 0);
    perform pg_notify('document_scan', '');
    return new;
end $$;
create or replace trigger await_scan after insert on casework.case_document for each row execute function casework.await_scan();

-- A verdict stays. What malware was found in is taken out of the store in the same moment, as the owner: no role of the product may delete it.
create or replace function casework.judge_document() returns trigger
    language plpgsql security definer set search_path = '' as
$$
begin
    if old.verdict <> 'Waiting' then
        raise exception 'a verdict stays' using errcode = 'check_violation', constraint = 'casework_verdict_stays';
    end if;
    if new.verdict = 'Found' then
        delete from casework.case_document_chunk where document_id = new.id;
    end if;
    return new;
end $$;
create or replace trigger judge_document before update on casework.document_scan for each row execute function casework.judge_document();
