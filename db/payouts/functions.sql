create or replace function payouts.next_number(of_year int) returns int
    language sql volatile security definer set search_path = '' as
$$
    insert into payouts.batch_counter as c (year, last) values (of_year, 1)
    on conflict (year) do update set last = c.last + 1 returning c.last
$$;

-- What was prepared stays: only state, persons and times of a batch move, and only forward.
create or replace function payouts.guard_batch() returns trigger
    language plpgsql as
$$
begin
    if (new.number, new.pay_on, new.total, new.count, new.content_hash, new.prepared_by) is distinct from
       (old.number, old.pay_on, old.total, old.count, old.content_hash, old.prepared_by) then
        raise exception 'the content of a batch does not change' using errcode = 'check_violation', constraint = 'payouts_content_changed';
    end if;
    if old.taken_at is not null and new.taken_at is distinct from old.taken_at then
        raise exception 'a file that was taken stays taken' using errcode = 'check_violation', constraint = 'payouts_content_changed';
    end if;
    if new.state = 'Paid' and old.state <> 'Paid' and new.taken_at is null then
        raise exception 'nobody took the file to the bank' using errcode = 'check_violation', constraint = 'payouts_file_not_taken';
    end if;
    -- BO-02: who keyed in, checked or approved a benefit has no hand in its payment.
    if (new.checked_by, new.released_by) is distinct from (old.checked_by, old.released_by) and exists (
        select from payouts.payout_line l join payouts.payout_request r on r.id = l.benefit_id
        where l.batch_id = new.id and l.live and (new.checked_by = any (r.decided_by) or new.released_by = any (r.decided_by))) then
        raise exception 'who decided does not pay' using errcode = 'check_violation', constraint = 'payouts_own_decision';
    end if;
    if new.state <> old.state and (old.state, new.state) not in
       (('Prepared', 'Checked'), ('Checked', 'Released'), ('Released', 'Paid'), ('Prepared', 'Void'), ('Checked', 'Void'), ('Released', 'Void'))
       or (old.state, new.state) = ('Released', 'Void') and new.taken_at is not null then
        raise exception 'from % to % is not allowed', old.state, new.state using errcode = 'check_violation', constraint = 'payouts_state';
    end if;
    return new;
end $$;
create or replace trigger guard_batch before update on payouts.payout_batch for each row execute function payouts.guard_batch();

create or replace function payouts.guard_line() returns trigger
    language plpgsql as
$$
begin
    if exists (select from payouts.payout_batch b join payouts.payout_request r on r.id = new.benefit_id
               where b.id = new.batch_id and b.prepared_by = any (r.decided_by)) then
        raise exception 'who decided does not pay' using errcode = 'check_violation', constraint = 'payouts_own_decision';
    end if;
    return new;
end $$;
create or replace trigger guard_line before insert on payouts.payout_line for each row execute function payouts.guard_line();
