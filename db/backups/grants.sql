grant usage on schema backups to wm_gateway, wm_office, wm_jobs;
grant select, insert on backups.run to wm_jobs;
grant select on backups.run to wm_office;
grant select on backups.restored to wm_gateway, wm_office, wm_jobs;
