grant usage on schema kernel to wm_gateway, wm_office, wm_jobs;

revoke all on all functions in schema kernel from public;
grant execute on function kernel.subject_part(int), kernel.subject_session(), kernel.subject_person(), kernel.subject_enterprise(),
    kernel.enter(text, text, text, boolean), kernel.end_session(text), kernel.end_sessions(uuid, uuid)
    to wm_gateway, wm_office, wm_jobs;
grant execute on function kernel.start_session(uuid, text, text, text, uuid, uuid, uuid, text[], text, text, bytea, interval, interval) to wm_gateway, wm_office;

grant execute on function kernel.end_terminal_sessions(text), kernel.lend_rights(uuid, text[], timestamptz) to wm_office;

grant select, insert, update on kernel.command_key to wm_gateway, wm_office;
grant select, delete on kernel.command_key to wm_jobs;
alter table kernel.command_key enable row level security;
drop policy if exists own_session on kernel.command_key;
create policy own_session on kernel.command_key to wm_gateway, wm_office using (session_id = (select kernel.subject_session()));
drop policy if exists sweep on kernel.command_key;
create policy sweep on kernel.command_key to wm_jobs using (true);

grant insert on kernel.outbox to wm_gateway, wm_office, wm_jobs;
grant select, update on kernel.outbox to wm_jobs;
grant execute on function kernel.outbox_person(bytea) to wm_gateway, wm_office, wm_jobs; -- an index of the table calls it for whoever writes
grant select on kernel.outbox to wm_office;

grant select on kernel.rule_version to wm_gateway, wm_office, wm_jobs;
grant insert on kernel.rule_version to wm_office;

grant select, insert, update, delete on kernel.job_run to wm_jobs;
grant select on kernel.job_run to wm_office;

-- Portals' register, recent proof, own sessions.
grant execute on function kernel.portal_of(text), kernel.pass(uuid, uuid), kernel.hold_portal(uuid), kernel.note_session(uuid, uuid, text), kernel.proved_within(interval), kernel.prove(),
    kernel.my_sessions(), kernel.end_my_sessions(uuid) to wm_gateway;
grant execute on function kernel.note_session(uuid, uuid, text), kernel.pass(uuid, uuid) to wm_office, wm_jobs;
grant execute on function kernel.proved_within(interval), kernel.prove() to wm_office;
grant execute on function kernel.end_sessions_through(uuid), kernel.end_sessions_begun(uuid[], timestamptz) to wm_jobs;
grant select on kernel.portal to wm_office;
grant select, insert, update on kernel.portal to wm_jobs;
