-- Free tickets that are given up are Cancelled, not Refunded: nothing was paid. The time of the sale stays.
alter table tickets.reservation drop constraint paid_has_a_time;
alter table tickets.reservation add constraint paid_has_a_time check (state not in ('Paid', 'Refunding', 'Refunded') or paid_at is not null);
