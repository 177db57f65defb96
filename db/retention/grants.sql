grant usage on schema retention to wm_office, wm_jobs;
revoke all on all functions in schema retention from public;
grant execute on function retention.draft(uuid, date, jsonb, timestamptz), retention.begin(uuid, timestamptz), retention.erase_people(uuid, int, timestamptz),
    retention.erase_ripe(uuid, int, int, timestamptz), retention.sweep(uuid) to wm_jobs;
-- Triggers run with the rights of whoever writes.
grant execute on function retention.refuse_change(), retention.guard_check(), retention.guard_purge() to wm_office, wm_jobs;
grant select, update on retention.purge to wm_office, wm_jobs;
grant select on retention.purge_item, retention.purge_line to wm_office, wm_jobs;
grant select on retention.purge_rotation to wm_office;
grant select, insert on retention.purge_rotation to wm_jobs;
grant select on retention.erased, retention.erased_rows, retention.list_file, retention.listed to wm_office;
grant select, insert on retention.list_file, retention.listed to wm_jobs;
grant select on retention.erased, retention.erased_rows to wm_jobs;
grant select, insert on retention.disposal_line to wm_office, wm_jobs;
grant select, insert on retention.disposal_check to wm_office;
grant select, insert, update on retention.hold to wm_office;
grant select on retention.hold to wm_jobs;
