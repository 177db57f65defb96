grant usage on schema keys to wm_gateway, wm_office, wm_jobs;

grant select, insert on keys.person_key to wm_gateway, wm_office, wm_jobs;
grant update on keys.person_key to wm_office, wm_jobs;
alter table keys.person_key enable row level security;
drop policy if exists subject on keys.person_key;
create policy subject on keys.person_key to wm_gateway
    using (person_id = (select kernel.subject_person()) or enterprise_id = (select kernel.subject_enterprise()));
drop policy if exists core on keys.person_key;
create policy core on keys.person_key to wm_office, wm_jobs using (true);

revoke all on all functions in schema keys from public;
grant execute on function keys.bundle(bytea, bytea) to wm_gateway, wm_office, wm_jobs;
grant execute on function keys.counts() to wm_office, wm_jobs;
grant execute on function keys.retire(text, int), keys.sealed_cells(text, text, text, text, text[], uuid[]),
    keys.put_cells(text, text, text, text, uuid[], bytea[], bytea[]) to wm_jobs;
grant select on keys.key_version to wm_gateway, wm_office, wm_jobs;
grant update (fingerprint) on keys.key_version to wm_office;
grant insert on keys.key_version to wm_jobs;
grant select, insert, update on keys.rotation to wm_office, wm_jobs;
alter table keys.rotation enable row level security;
drop policy if exists core on keys.rotation;
create policy core on keys.rotation to wm_office, wm_jobs using (true);
