-- An entry lives as every order does (payments: OrderState): what was Entered is Paid, also when nothing was to pay.
alter table events.entry drop constraint entry_state_check, drop constraint entered_has_a_time;
alter table events.entry rename column entered_at to paid_at;
update events.entry set state = 'Paid' where state = 'Entered';
alter table events.entry
    add constraint entry_state_check check (state in ('Held', 'Awaiting', 'Paid', 'Cancelled', 'Lapsed', 'Refunding', 'Refunded')),
    add constraint paid_has_a_time check (state not in ('Paid', 'Refunding', 'Refunded') or paid_at is not null);
drop index events.events_entered_already;
create unique index events_entered_already on events.entry (person_id, session_id) where state in ('Held', 'Awaiting', 'Paid');
