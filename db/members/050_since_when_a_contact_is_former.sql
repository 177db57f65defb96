-- A former contact lives for sixty days from its own replacement; when the last change was is another question (who changed it twice is watched again).
alter table members.member_contact add column former_since timestamptz;
update members.member_contact set former_since = replaced_at;
alter table members.member_contact add constraint former_contact_has_its_own_time check ((former is null) = (former_since is null));
