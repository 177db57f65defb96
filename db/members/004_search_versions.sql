-- Under which version of the index key a digest was made: while the index is made anew, rows of two versions stand side by side.
alter table members.member_search add column version int not null default 1;
create index member_search_version on members.member_search (version, person_id);
