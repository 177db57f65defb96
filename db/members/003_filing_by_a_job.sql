-- A long roster is filed by a job, in one transaction: all of it or nothing. Accepted is the moment at which the last person needed had confirmed:
-- the effective month follows from it, however late the job comes. Returned says why the job gave it back to the officer.
alter table members.roster_upload drop constraint roster_upload_state_check;
alter table members.roster_upload
    add constraint roster_upload_state_check check (state in ('Asking', 'Reviewed', 'AwaitingSecond', 'Filing', 'Filed', 'Discarded')),
    add column accepted_at timestamptz,
    add column returned text;
update members.roster_upload set accepted_at = filed_at where state = 'Filed';
alter table members.roster_upload
    add constraint filing_was_accepted check (state not in ('Filing', 'Filed') or accepted_at is not null);
create index roster_upload_filing on members.roster_upload (accepted_at) where state = 'Filing';

-- How far the job is. Apart from the roster: it is written while the transaction that files holds the roster's row.
create table members.roster_progress (
    id uuid primary key references members.roster_upload deferrable initially deferred,
    enterprise_id uuid not null,
    done int not null,
    total int not null,
    attempts int not null,
    started_at timestamptz,
    constraint roster_progress_within check (done between 0 and total)
);
