-- Who gets in at the back office: cards, terminals and staff in states, and what only two people do together.
alter table identity.card drop constraint card_state_check, drop constraint card_revoked_at_a_time;
alter table identity.card rename column revoked_at to ended_at;
update identity.card set state = 'Active' where state = 'Issued';
alter table identity.card
    add constraint card_state_check check (state in ('Issued', 'Active', 'Suspended', 'Lost', 'Returned', 'Replaced', 'Revoked')),
    add constraint card_ended_at_a_time check ((state in ('Lost', 'Returned', 'Replaced', 'Revoked')) = (ended_at is not null));
create unique index identity_card_one_in_use on identity.card (staff_id) where state in ('Active', 'Suspended');

-- No password: the person sets the first one with a key that works once, and with the card.
alter table identity.staff drop constraint staff_state_check;
alter table identity.staff
    add constraint staff_state_check check (state in ('Waiting', 'Active', 'Closed')),
    alter column password_hash drop not null,
    alter column password_changed_at drop not null,
    add column must_change boolean not null default false,
    add column wrong_count int not null default 0,
    add column disabled_at timestamptz,
    add column start_hash bytea,
    add column start_expires_at timestamptz,
    add column start_wrong int not null default 0,
    add column suspended_roles text[] not null default '{}',
    add constraint staff_password_has_a_date check ((password_hash is null) = (password_changed_at is null)),
    add constraint staff_start_key_expires check ((start_hash is null) = (start_expires_at is null)),
    add constraint staff_wrong_count check (wrong_count >= 0 and start_wrong between 0 and 5);

-- An entry that the second person declined must not keep its number.
alter table identity.staff drop constraint identity_staff_code_taken;
create unique index identity_staff_code_taken on identity.staff (code) where state <> 'Closed';

-- The last passwords of staff, so that none of them comes back.
create table identity.staff_password (
    id uuid primary key,
    staff_id uuid not null references identity.staff (id),
    hash text not null,
    at timestamptz not null
);
create index staff_password_latest on identity.staff_password (staff_id, at desc);

-- The register of terminals. The concentrator of the VPN gives the holder of a certificate one address and no other.
drop table identity.terminal;
create table identity.terminal (
    id uuid primary key,
    number int not null check (number > 0),
    ip inet not null,
    thumbprint text not null check (thumbprint ~ '^[0-9A-F]{64}$'),
    valid_to date not null,
    state text not null check (state in ('Waiting', 'Active', 'Lost', 'Replaced', 'Revoked')),
    entered_at timestamptz not null,
    ended_at timestamptz,
    constraint identity_terminal_certificate_taken unique (thumbprint),
    constraint terminal_ip_is_one_host check (masklen(ip) = case family(ip) when 4 then 32 else 128 end),
    constraint terminal_ended_at_a_time check ((state in ('Lost', 'Replaced', 'Revoked')) = (ended_at is not null))
);
create unique index identity_terminal_number_taken on identity.terminal (number) where state in ('Waiting', 'Active');
create unique index identity_terminal_address_taken on identity.terminal (ip) where state in ('Waiting', 'Active');

-- What one person proposes and another confirms. Nobody confirms what they proposed, or what is done for themselves.
create table identity.staff_act (
    id uuid primary key,
    kind text not null check (kind in ('AddStaff', 'ChangeRoles', 'NewStartKey', 'IssueCard', 'ReinstateCard', 'EnrolTerminal', 'PasswordTerm', 'Emergency')),
    object_id uuid not null,
    staff_id uuid,
    roles text[] not null,
    number int,
    state text not null check (state in ('Proposed', 'Confirmed', 'Declined')),
    proposed_by uuid not null,
    proposed_at timestamptz not null,
    decided_by uuid,
    decided_at timestamptz,
    version int not null,
    constraint staff_act_decided check ((state = 'Proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
    constraint identity_act_second_person check (state <> 'Confirmed' or decided_by <> proposed_by),
    constraint identity_act_own check (state <> 'Confirmed' or staff_id is null or decided_by <> staff_id and (kind = 'Emergency' or proposed_by <> staff_id))
);
create unique index identity_act_waiting on identity.staff_act (kind, object_id) where state = 'Proposed';
create index staff_act_open on identity.staff_act (proposed_at) where state = 'Proposed';
create index staff_act_decided_at on identity.staff_act (decided_at desc);

-- Rights lent for an emergency: why (sealed to the person), until when, and whether the next day's report has told of it.
create table identity.emergency (
    id uuid primary key references identity.staff_act (id),
    staff_id uuid not null references identity.staff (id),
    reason bytea not null,
    roles text[] not null,
    minutes int not null check (minutes between 15 and 240),
    opened_at timestamptz,
    expires_at timestamptz,
    ended_at timestamptz,
    reported_at timestamptz,
    version int not null,
    constraint emergency_has_an_end check ((opened_at is null) = (expires_at is null) and (ended_at is null or opened_at is not null)),
    constraint emergency_is_short check (expires_at <= opened_at + interval '240 minutes')
);
create index emergency_unreported on identity.emergency (opened_at) where opened_at is not null and reported_at is null;

-- Four times a year somebody else says whether a colleague still needs the rights. No answer in time suspends them.
create table identity.rights_review (
    id uuid primary key,
    staff_id uuid not null references identity.staff (id),
    quarter date not null,
    roles text[] not null,
    asked_at timestamptz not null,
    due_at timestamptz not null,
    answer text check (answer in ('Kept', 'Withdrawn', 'Suspended')),
    answered_by uuid,
    answered_at timestamptz,
    version int not null,
    constraint identity_review_own check (answered_by <> staff_id),
    constraint rights_review_answered check ((answer is null) = (answered_at is null) and (answered_by is null or answer in ('Kept', 'Withdrawn'))),
    constraint rights_review_once unique (staff_id, quarter)
);
create index rights_review_open on identity.rights_review (due_at) where answer is null;
