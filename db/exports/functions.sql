create or replace function exports.next_number(of_series text, of_year int) returns int
    language sql volatile security definer set search_path = '' as
$$
    insert into exports.counter as c (series, year, last) values (of_series, of_year, 1)
    on conflict (series, year) do update set last = c.last + 1 returning c.last
$$;

-- What was ordered is what may leave: contents, reason and recipient never change, a state moves only forward, and each is used once.
create or replace function exports.guard_order() returns trigger
    language plpgsql as
$$
begin
    if (new.number, new.kind, new.person_id, new.enterprise_id, new.request_id, new.from_day, new.to_day, new.reason, new.recipient, new.ordered_by, new.ordered_at)
       is distinct from
       (old.number, old.kind, old.person_id, old.enterprise_id, old.request_id, old.from_day, old.to_day, old.reason, old.recipient, old.ordered_by, old.ordered_at) then
        raise exception 'the contents of an order do not change' using errcode = 'check_violation', constraint = 'exports_order_changed';
    end if;
    if new.state <> old.state and (old.state, new.state) not in
       (('Ordered', 'Released'), ('Ordered', 'Refused'), ('Ordered', 'Expired'), ('Released', 'Taken'), ('Released', 'Refused'), ('Released', 'Expired')) then
        raise exception 'from % to % is not allowed', old.state, new.state using errcode = 'check_violation', constraint = 'exports_used';
    end if;
    if old.taken_by is not null and new.taken_by is distinct from old.taken_by or old.password_by is not null and new.password_by is distinct from old.password_by
       or old.decided_by is not null and new.state in ('Released', 'Taken') and new.decided_by is distinct from old.decided_by then
        raise exception 'an order is used once' using errcode = 'check_violation', constraint = 'exports_used';
    end if;
    return new;
end $$;
create or replace trigger guard_order before update on exports.export_order for each row execute function exports.guard_order();

create or replace function exports.guard_request() returns trigger
    language plpgsql as
$$
begin
    if (new.number, new.kind, new.person_id, new.received_on, new.entered_by) is distinct from (old.number, old.kind, old.person_id, old.received_on, old.entered_by) then
        raise exception 'what was received does not change' using errcode = 'check_violation', constraint = 'exports_request_changed';
    end if;
    if new.state <> old.state and (old.state, new.state) not in
       (('Received', 'Identified'), ('Identified', 'Proposed'), ('Proposed', 'Identified'), ('Proposed', 'Decided'), ('Decided', 'Done'),
        ('Received', 'Withdrawn'), ('Identified', 'Withdrawn'), ('Proposed', 'Withdrawn')) then
        raise exception 'from % to % is not allowed', old.state, new.state using errcode = 'check_violation', constraint = 'exports_request_state';
    end if;
    return new;
end $$;
create or replace trigger guard_request before update on exports.rights_request for each row execute function exports.guard_request();
