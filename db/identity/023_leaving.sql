-- The day of leaving, from which the record of a member of staff has an end. Whoever left before it was kept: counted from now.
alter table identity.staff add column closed_at timestamptz;
update identity.staff set closed_at = now() where state = 'Closed';
alter table identity.staff add constraint staff_closed_at_a_time check ((state = 'Closed') = (closed_at is not null));
