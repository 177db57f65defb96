-- A member of staff whose password is due may only change it; and rights lent for an emergency end by themselves, mid-session too.
alter table kernel.session drop constraint session_stage_check;
alter table kernel.session
    add constraint session_stage_check check (stage in ('Full', 'SecondFactor', 'EnrolSecondFactor', 'NewPassword')),
    add column lent_rights text[] not null default '{}',
    add column lent_until timestamptz;
create index session_terminal on kernel.session (terminal) where ended_at is null and kind = 'Staff';
