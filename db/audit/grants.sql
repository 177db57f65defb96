grant usage on schema audit to wm_gateway, wm_office, wm_jobs;
revoke all on all functions in schema audit from public;
grant execute on function audit.write(uuid, text, uuid, text, text, text, uuid, text, uuid, uuid[]) to wm_gateway, wm_office, wm_jobs;
grant select on audit.entry, audit.entry_person to wm_office;
alter table audit.entry_person enable row level security;
drop policy if exists own on audit.entry_person;
drop policy if exists office on audit.entry_person;
create policy office on audit.entry_person to wm_office using (true);
