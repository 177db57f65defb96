grant usage on schema enterprises to wm_gateway, wm_office, wm_jobs;

revoke all on all functions in schema enterprises from public;
grant execute on function enterprises.summary(uuid[], date) to wm_gateway, wm_office, wm_jobs;

grant select on enterprises.enterprise, enterprises.enterprise_profile to wm_gateway;
grant select (id, enterprise_id, tail, effective_from, entered_by, entered_at) on enterprises.enterprise_account to wm_gateway;
grant select, insert, update on enterprises.enterprise to wm_office;
grant select, insert on enterprises.enterprise_profile, enterprises.enterprise_account, enterprises.enterprise_transition to wm_office;
grant select on enterprises.enterprise, enterprises.enterprise_profile, enterprises.enterprise_account, enterprises.enterprise_transition to wm_jobs;

alter table enterprises.enterprise enable row level security;
drop policy if exists own_enterprise on enterprises.enterprise;
create policy own_enterprise on enterprises.enterprise to wm_gateway using (id = (select kernel.subject_enterprise()));
drop policy if exists core on enterprises.enterprise;
create policy core on enterprises.enterprise to wm_office, wm_jobs using (true);

alter table enterprises.enterprise_profile enable row level security;
drop policy if exists own_enterprise on enterprises.enterprise_profile;
create policy own_enterprise on enterprises.enterprise_profile to wm_gateway using (enterprise_id = (select kernel.subject_enterprise()));
drop policy if exists core on enterprises.enterprise_profile;
create policy core on enterprises.enterprise_profile to wm_office, wm_jobs using (true);

alter table enterprises.enterprise_account enable row level security;
drop policy if exists own_enterprise on enterprises.enterprise_account;
create policy own_enterprise on enterprises.enterprise_account to wm_gateway using (enterprise_id = (select kernel.subject_enterprise()));
drop policy if exists core on enterprises.enterprise_account;
create policy core on enterprises.enterprise_account to wm_office, wm_jobs using (true);

alter table enterprises.enterprise_transition enable row level security;
drop policy if exists core on enterprises.enterprise_transition;
create policy core on enterprises.enterprise_transition to wm_office, wm_jobs using (true);
