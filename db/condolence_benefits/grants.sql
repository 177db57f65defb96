grant usage on schema condolence_benefits to wm_gateway, wm_office, wm_jobs;
revoke all on all functions in schema condolence_benefits from public;
grant execute on function condolence_benefits.guard_benefit() to wm_gateway, wm_office, wm_jobs;

grant select on condolence_benefits.benefit_table_version, condolence_benefits.table_stamp to wm_gateway, wm_office, wm_jobs;
grant insert on condolence_benefits.benefit_table_version to wm_office;
grant select, insert, update, delete on condolence_benefits.claim_draft to wm_gateway;
grant select, delete on condolence_benefits.claim_draft to wm_jobs;
grant select, insert, update on condolence_benefits.benefit to wm_gateway, wm_office;
grant select, update on condolence_benefits.benefit to wm_jobs;
grant insert on condolence_benefits.claim_correction to wm_gateway;
grant select, insert on condolence_benefits.claim_correction to wm_office;

alter table condolence_benefits.claim_draft enable row level security;
alter table condolence_benefits.benefit enable row level security;
alter table condolence_benefits.claim_correction enable row level security;

drop policy if exists own on condolence_benefits.claim_draft;
create policy own on condolence_benefits.claim_draft to wm_gateway using (person_id = (select kernel.subject_person()));
drop policy if exists core on condolence_benefits.claim_draft;
create policy core on condolence_benefits.claim_draft to wm_jobs using (true);

drop policy if exists own on condolence_benefits.benefit;
create policy own on condolence_benefits.benefit to wm_gateway using (person_id = (select kernel.subject_person()));
drop policy if exists core on condolence_benefits.benefit;
create policy core on condolence_benefits.benefit to wm_office, wm_jobs using (true);

drop policy if exists own on condolence_benefits.claim_correction;
create policy own on condolence_benefits.claim_correction to wm_gateway using (person_id = (select kernel.subject_person()));
drop policy if exists core on condolence_benefits.claim_correction;
create policy core on condolence_benefits.claim_correction to wm_office using (true);
