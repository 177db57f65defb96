grant usage on schema content to wm_gateway, wm_office;
grant select on content.notice to wm_gateway, wm_office;
grant insert, update on content.notice to wm_office;

alter table content.notice enable row level security;
drop policy if exists shown on content.notice;
drop policy if exists core on content.notice;
create policy shown on content.notice to wm_gateway using (
    published_at is not null and withdrawn_at is null
    and (audience = 'Public' or (select kernel.subject_person()) is not null));
create policy core on content.notice to wm_office using (true);
