grant usage on schema casework to wm_gateway, wm_office, wm_jobs;
revoke all on all functions in schema casework from public;
grant execute on function casework.next_number(int), casework.guard_case(), casework.forget_draft() to wm_gateway, wm_office, wm_jobs;

grant select on casework.allowed_move to wm_gateway, wm_office, wm_jobs;

grant select, insert, update on casework.case_file to wm_gateway, wm_office;
grant select, update on casework.case_file to wm_jobs;
grant select, insert on casework.case_move to wm_gateway, wm_office, wm_jobs;
grant select, update on casework.field_request to wm_gateway;
grant select, insert, update on casework.field_request to wm_office;
grant select on casework.field_request to wm_jobs;
grant select, insert, update on casework.case_document to wm_gateway, wm_office;
-- A document is written from the portal and never read there.
grant insert on casework.case_document_chunk to wm_gateway;
grant select, insert on casework.case_document_chunk to wm_office;
grant select on casework.case_look to wm_office;

alter table casework.case_file enable row level security;
alter table casework.case_move enable row level security;
alter table casework.field_request enable row level security;
alter table casework.case_document enable row level security;
alter table casework.case_document_chunk enable row level security;

drop policy if exists own on casework.case_file;
create policy own on casework.case_file to wm_gateway using (person_id = (select kernel.subject_person()));
drop policy if exists core on casework.case_file;
create policy core on casework.case_file to wm_office, wm_jobs using (true);

drop policy if exists own on casework.case_move;
create policy own on casework.case_move to wm_gateway using (person_id = (select kernel.subject_person()));
drop policy if exists core on casework.case_move;
create policy core on casework.case_move to wm_office, wm_jobs using (true);

drop policy if exists own on casework.field_request;
create policy own on casework.field_request to wm_gateway using (person_id = (select kernel.subject_person()));
drop policy if exists core on casework.field_request;
create policy core on casework.field_request to wm_office, wm_jobs using (true);

drop policy if exists own on casework.case_document;
create policy own on casework.case_document to wm_gateway using (person_id = (select kernel.subject_person()));
drop policy if exists core on casework.case_document;
create policy core on casework.case_document to wm_office, wm_jobs using (true);

drop policy if exists own on casework.case_document_chunk;
create policy own on casework.case_document_chunk to wm_gateway using (person_id = (select kernel.subject_person()));
drop policy if exists core on casework.case_document_chunk;
create policy core on casework.case_document_chunk to wm_office, wm_jobs using (true);

-- Documents are scanned by the schedule: it opens what waits, and it alone writes the verdict.
grant execute on function casework.await_scan(), casework.judge_document() to wm_gateway, wm_office, wm_jobs;
grant select on casework.case_document, casework.case_document_chunk to wm_jobs;
grant select on casework.document_scan to wm_gateway, wm_office;
grant select, update on casework.document_scan to wm_jobs;
alter table casework.document_scan enable row level security;
drop policy if exists own on casework.document_scan;
create policy own on casework.document_scan to wm_gateway using (exists (select from casework.case_document d where d.id = document_scan.id));
drop policy if exists core on casework.document_scan;
create policy core on casework.document_scan to wm_office, wm_jobs using (true);
