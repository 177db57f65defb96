-- The list of a run begins with its people, before what goes by itself; which file holds those rows is known from now on. Until now it was the first.
alter table retention.list_file add column with_rows boolean not null default true;
alter table retention.list_file alter column with_rows drop default;
