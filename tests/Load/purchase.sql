-- What a purchase must do at the least: take from the stock under its lock, count towards the limits of member and household,
-- write order and line, audit, outbox row. Run by pgbench as the floor that the product is compared with.
-- Variables: offering.
begin;
update tickets.offering_stock set remaining = remaining - 1 where id = ':offering' and remaining >= 1;
insert into tickets.purchase_count (scope_id, offering_id, counted_in, taken, most)
values (gen_random_uuid(), ':offering', 2026, 1, 6), (gen_random_uuid(), ':offering', 2026, 1, 6)
on conflict (scope_id, offering_id, counted_in) do update set taken = purchase_count.taken + excluded.taken, most = excluded.most;
with made as (
    insert into tickets.reservation (id, number, person_id, household_id, offering_id, quantity, amount, method, counted_in, idem_key, state, hold_until,
                                     extended, created_at, version)
    values (gen_random_uuid(), 'P' || nextval('tickets.reservation_number'), gen_random_uuid(), gen_random_uuid(), ':offering', 1, 1600, 'Card', 2026,
            gen_random_uuid(), 'Held', now() + interval '30 minutes', false, now(), 1)
    returning id, person_id)
insert into tickets.reservation_line (id, reservation_id, person_id, position, name, price, quantity)
select gen_random_uuid(), id, person_id, 1, 'adult', 1600, 1 from made;
select audit.write(gen_random_uuid(), 'Member', gen_random_uuid(), '', 'bench.purchase', 'ok', gen_random_uuid(), null, gen_random_uuid(), '{}', '{}');
insert into kernel.outbox (id, kind, object_id, body, state, attempts, created_at, due_at)
values (gen_random_uuid(), 'bench.purchase', gen_random_uuid(), '{}', 'sent', 0, now(), now());
commit;
