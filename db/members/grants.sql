grant usage on schema members to wm_gateway, wm_office, wm_jobs;
grant usage on sequence members.filing_number to wm_gateway, wm_office, wm_jobs;

grant select, insert on members.member, members.member_profile, members.member_contact, members.tenure_span, members.filing to wm_gateway;
grant update (state, left_on, version) on members.member to wm_gateway;
grant update on members.member_profile, members.member_contact to wm_gateway;
grant update (ends_on) on members.tenure_span to wm_gateway;
grant update (state, version) on members.filing to wm_gateway;
grant select, insert, update on members.member_counter to wm_gateway;
grant select, insert, update, delete on members.registered_relative to wm_gateway;
grant select, insert, update on members.roster_upload, members.column_answer to wm_gateway, wm_office;
grant select, insert on members.roster_chunk to wm_gateway;
grant select on members.roster_chunk to wm_office;
grant select, update, delete on members.roster_upload to wm_jobs;
grant select, delete on members.roster_chunk, members.column_answer to wm_jobs;
grant select, insert, update on members.roster_progress to wm_gateway, wm_office;
grant select, update, delete on members.roster_progress to wm_jobs;

grant select, insert, update on members.member, members.member_profile, members.member_contact, members.tenure_span, members.filing,
    members.member_counter, members.registered_relative to wm_office, wm_jobs;
grant select on members.member_search to wm_office;
grant select, insert, delete on members.member_search to wm_jobs;

do $$
declare t text;
begin
    foreach t in array array['member', 'member_profile', 'member_contact', 'tenure_span', 'filing', 'member_counter', 'registered_relative', 'member_search',
        'roster_upload', 'roster_chunk', 'roster_progress', 'column_answer'] loop
        execute format('alter table members.%I enable row level security', t);
        execute format('drop policy if exists core on members.%I', t);
        execute format('create policy core on members.%I to wm_office, wm_jobs using (true)', t);
    end loop;
    -- The officer works on the enterprise's own people.
    foreach t in array array['member', 'member_profile', 'member_contact', 'tenure_span', 'filing', 'member_counter', 'roster_upload', 'roster_chunk', 'roster_progress', 'column_answer'] loop
        execute format('drop policy if exists own_enterprise on members.%I', t);
        execute format('create policy own_enterprise on members.%I to wm_gateway using (enterprise_id = (select kernel.subject_enterprise()))', t);
    end loop;
end $$;

-- The member reads the own record, and edits contact and family.
drop policy if exists own_row on members.member;
create policy own_row on members.member for select to wm_gateway using (id = (select kernel.subject_person()));
drop policy if exists own_row on members.member_profile;
create policy own_row on members.member_profile for select to wm_gateway using (id = (select kernel.subject_person()));
drop policy if exists own_row on members.member_contact;
create policy own_row on members.member_contact to wm_gateway
    using (id = (select kernel.subject_person())) with check (id = (select kernel.subject_person()));
drop policy if exists own_row on members.tenure_span;
create policy own_row on members.tenure_span for select to wm_gateway using (person_id = (select kernel.subject_person()));
drop policy if exists own_row on members.filing;
create policy own_row on members.filing for select to wm_gateway using (person_id = (select kernel.subject_person()));
drop policy if exists own_row on members.registered_relative;
create policy own_row on members.registered_relative to wm_gateway using (person_id = (select kernel.subject_person()));
