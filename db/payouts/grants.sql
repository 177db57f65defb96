grant usage on schema payouts to wm_office, wm_jobs;
revoke all on all functions in schema payouts from public;
grant execute on function payouts.next_number(int), payouts.guard_batch(), payouts.guard_line() to wm_office, wm_jobs;

grant select, insert, update on payouts.payout_request, payouts.payout_batch, payouts.payout_line to wm_office;
grant select, update on payouts.payout_request, payouts.payout_batch to wm_jobs;
grant select on payouts.payout_line to wm_jobs;
grant select, insert on payouts.payout_file, payouts.payout_download to wm_office;

alter table payouts.payout_request enable row level security;
alter table payouts.payout_line enable row level security;
alter table payouts.payout_file enable row level security;
drop policy if exists core on payouts.payout_request;
create policy core on payouts.payout_request to wm_office, wm_jobs using (true);
drop policy if exists core on payouts.payout_line;
create policy core on payouts.payout_line to wm_office, wm_jobs using (true);
drop policy if exists core on payouts.payout_file;
create policy core on payouts.payout_file to wm_office using (true);

-- Payments that wait for a person or for a time.
grant select, insert, update on payouts.payee_hold to wm_office;
grant select, insert on payouts.payee_hold to wm_jobs;
alter table payouts.payee_hold enable row level security;
drop policy if exists core on payouts.payee_hold;
create policy core on payouts.payee_hold to wm_office, wm_jobs using (true);
