grant usage on schema audit to wm_gateway, wm_office, wm_jobs;
revoke all on all functions in schema audit from public;
revoke all on function keys.forget_audit_alias() from public;
grant execute on function audit.write(uuid, text, uuid, text, text, text, uuid, text, uuid, uuid[], bytea[]) to wm_gateway, wm_office, wm_jobs;
grant execute on function audit.raise_alarm(uuid, text, text, timestamptz) to wm_gateway, wm_office, wm_jobs;
grant execute on function audit.looks_at_me(timestamptz, int) to wm_gateway;
grant execute on function audit.take_chain(), audit.append(bigint, uuid[], bytea[]), audit.record_seal(date, bigint, bytea, timestamptz) to wm_jobs;
grant select on audit.entry, audit.entry_subject, audit.link, audit.waiting, audit.seal to wm_office, wm_jobs;
grant select on audit.entry_person to wm_office;
grant select, update on audit.alarm to wm_office;
grant select on audit.alarm to wm_jobs;

grant select on keys.audit_alias to wm_office;
alter table keys.audit_alias enable row level security;
drop policy if exists office on keys.audit_alias;
create policy office on keys.audit_alias to wm_office using (true);
