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
    if new.state <> old.state and (old.state, new.state) not in
       (('Prepared', 'Checked'), ('Checked', 'Released'), ('Released', 'Paid'), ('Prepared', 'Void'), ('Checked', 'Void')) then
        raise exception 'from % to % is not allowed', old.state, new.state using errcode = 'check_violation', constraint = 'payouts_state';
    end if;
    return new;
end $$;
create or replace trigger guard_batch before update on payouts.payout_batch for each row execute function payouts.guard_batch();
