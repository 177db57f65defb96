-- A roster holds many people: what is uploaded from now on lies under a key of its own, what was uploaded before stays under the enterprise's.
alter table members.roster_upload add column person_id uuid;
update members.roster_upload set person_id = enterprise_id;
alter table members.roster_upload alter column person_id set not null;
alter table members.roster_chunk add column person_id uuid;
update members.roster_chunk set person_id = enterprise_id;
alter table members.roster_chunk alter column person_id set not null;
