-- How many rows a file had, and how many of them are good, counted apart: an import is all of its good rows or none (rule I8).
alter table members.roster_upload
    add column rows_total int not null default 0,
    add column rows_ok int not null default 0,
    add column rows_bad int not null default 0;
