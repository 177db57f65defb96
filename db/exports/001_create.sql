create schema exports;

-- Last number given in a fiscal year (its last two digits), one row a kind of number.
create table exports.counter (
    series text not null check (series in ('order', 'request')),
    year int not null,
    last int not null,
    primary key (series, year)
);

-- A right that a person claims about the own data: disclosure, correction, stop of use, deletion. person_id is whose data it is.
create table exports.rights_request (
    id uuid primary key,
    number text not null unique,
    kind text not null check (kind in ('Disclosure', 'Correction', 'StopOfUse', 'Deletion')),
    person_id uuid not null,
    by_agent boolean not null,
    wish bytea not null,
    received_on date not null,
    due_on date not null,
    state text not null check (state in ('Received', 'Identified', 'Proposed', 'Decided', 'Done', 'Withdrawn')),
    proof text,
    entered_by uuid not null,
    entered_at timestamptz not null,
    identified_by uuid,
    identified_at timestamptz,
    extended_by uuid,
    extended_at timestamptz,
    extension bytea,
    answer text check (answer in ('Granted', 'Partly', 'Declined')),
    grounds bytea,
    proposed_by uuid,
    proposed_at timestamptz,
    decided_by uuid,
    decided_at timestamptz,
    closed_by uuid,
    closed_at timestamptz,
    version int not null,
    constraint exports_requests_two_persons check (decided_by is null or decided_by <> proposed_by),
    constraint exports_requests_due check (due_on >= received_on),
    constraint exports_requests_extended check ((extended_by is null) = (extension is null)),
    constraint exports_requests_state check (
        (state not in ('Identified', 'Proposed', 'Decided', 'Done') or identified_by is not null and proof is not null)
        and (state not in ('Proposed', 'Decided', 'Done') or proposed_by is not null and answer is not null and grounds is not null)
        and (state not in ('Decided', 'Done') or decided_by is not null) and (state not in ('Done', 'Withdrawn') or closed_by is not null))
);
create index rights_request_open on exports.rights_request (due_on) where state not in ('Decided', 'Done', 'Withdrawn');
create index rights_request_person on exports.rights_request (person_id);

-- One file of personal data that may leave the back office, once. person_id is whose key seals reason, recipient and password:
-- the person whose record it is, or the foundation.
create table exports.export_order (
    id uuid primary key,
    number text not null unique,
    kind text not null check (kind in ('EnterpriseMembers', 'PersonRecord')),
    person_id uuid not null,
    enterprise_id uuid,
    request_id uuid references exports.rights_request (id),
    from_day date,
    to_day date,
    reason bytea not null,
    recipient bytea not null,
    state text not null check (state in ('Ordered', 'Released', 'Taken', 'Refused', 'Expired')),
    ordered_by uuid not null,
    ordered_at timestamptz not null,
    expires_at timestamptz not null,
    decided_by uuid,
    decided_at timestamptz,
    taken_by uuid,
    taken_at timestamptz,
    sha256 bytea,
    size bigint,
    people int,
    password bytea,
    password_by uuid,
    password_at timestamptz,
    version int not null,
    constraint exports_two_persons check (decided_by is null or decided_by <> ordered_by),
    constraint exports_password_apart check (password_by is null or password_by <> taken_by),
    constraint exports_contents check ((kind = 'EnterpriseMembers') = (enterprise_id is not null) and (from_day is null or to_day is null or from_day <= to_day)),
    constraint exports_state check (
        (state not in ('Released', 'Taken', 'Refused') or decided_by is not null)
        and ((state = 'Taken') = (taken_by is not null)) and ((taken_by is null) = (sha256 is null))
        and (password_by is null or taken_by is not null and password is null))
);
create index export_order_open on exports.export_order (expires_at) where state in ('Ordered', 'Released');
create index export_order_person on exports.export_order (person_id);

-- Who took what, gave it to whom, got it back, destroyed it. Only added to.
create table exports.hand_over (
    id uuid primary key,
    order_id uuid not null references exports.export_order (id),
    person_id uuid not null,
    step text not null check (step in ('FileTaken', 'PasswordTaken', 'Given', 'Told', 'Returned', 'Destroyed')),
    medium text not null,
    note bytea,
    done_by uuid not null,
    done_at timestamptz not null
);
create index hand_over_order on exports.hand_over (order_id, done_at);
create unique index exports_taken_once on exports.hand_over (order_id, step) where step in ('FileTaken', 'PasswordTaken');
