grant usage on schema payments to wm_gateway, wm_office, wm_jobs;
revoke all on all functions in schema payments from public;
grant execute on function payments.record_page(uuid, text, text) to wm_gateway;
grant select, insert, update on payments.payment to wm_gateway;
grant select, update on payments.payment to wm_jobs;
grant select on payments.payment to wm_office;
grant insert, select (id) on payments.provider_event to wm_gateway; -- "on conflict (id)" reads the id
grant select, update on payments.provider_event to wm_jobs;
grant select on payments.provider_event to wm_office;

alter table payments.payment enable row level security;
drop policy if exists own on payments.payment;
drop policy if exists core on payments.payment;
create policy own on payments.payment to wm_gateway using (payer_id = (select kernel.subject_person()));
create policy core on payments.payment to wm_office, wm_jobs using (true);

grant select, insert, update on payments.difference to wm_jobs;
grant select, update on payments.difference to wm_office;
alter table payments.difference enable row level security;
drop policy if exists core on payments.difference;
create policy core on payments.difference to wm_office, wm_jobs using (true);
