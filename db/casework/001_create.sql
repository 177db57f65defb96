create schema casework;

-- The explicit state machine (FEATURES CON-02). portal: a member may make this move.
create table casework.allowed_move (
    from_state text not null,
    act text not null,
    to_state text not null,
    portal boolean not null,
    primary key (from_state, act),
    unique (from_state, act, to_state)
);
insert into casework.allowed_move (from_state, act, to_state, portal) values
    ('Draft', 'Submit', 'Submitted', true),
    ('Draft', 'Withdraw', 'Withdrawn', true),
    ('Submitted', 'CheckContent', 'ContentChecked', false),
    ('Submitted', 'Return', 'Returned', false),
    ('Submitted', 'Reject', 'Rejected', false),
    ('Submitted', 'Withdraw', 'Withdrawn', true),
    ('Returned', 'Submit', 'Submitted', true),
    ('Returned', 'Reject', 'Rejected', false),
    ('Returned', 'Withdraw', 'Withdrawn', true),
    ('ContentChecked', 'ProposeAmount', 'AmountChecked', false),
    ('ContentChecked', 'Return', 'Returned', false),
    ('ContentChecked', 'Reject', 'Rejected', false),
    ('ContentChecked', 'Withdraw', 'Withdrawn', true),
    ('AmountChecked', 'Approve', 'Approved', false),
    ('AmountChecked', 'SendBack', 'ContentChecked', false),
    ('AmountChecked', 'Return', 'Returned', false),
    ('AmountChecked', 'Reject', 'Rejected', false),
    ('AmountChecked', 'Withdraw', 'Withdrawn', true),
    ('Approved', 'Schedule', 'Scheduled', false),
    ('Approved', 'Reverse', 'Reversed', false),
    ('Scheduled', 'Unschedule', 'Approved', false),
    ('Scheduled', 'Pay', 'Paid', false),
    ('Paid', 'Reconcile', 'Reconciled', false),
    ('Paid', 'Reverse', 'Reversed', false),
    ('Reconciled', 'Reverse', 'Reversed', false);

-- Last number given in a fiscal year (its last two digits).
create table casework.case_counter (
    year int primary key,
    last int not null
);

create table casework.case_file (
    id uuid primary key,
    reference text unique,
    module text not null,
    kind text not null,
    title text not null,
    person_id uuid not null,
    enterprise_id uuid not null,
    amount bigint check (amount > 0),
    deadline date,
    state text not null,
    answered boolean not null,
    assignee uuid,
    assigned_at timestamptz,
    entered_by uuid,
    content_checked_by uuid,
    amount_checked_by uuid,
    approved_by uuid,
    opened_at timestamptz not null,
    submitted_at timestamptz,
    pay_on date,
    version int not null,
    constraint casework_four_eyes check (approved_by is null
        or approved_by is distinct from entered_by and approved_by is distinct from content_checked_by and approved_by is distinct from amount_checked_by),
    constraint casework_preparer_checks check (entered_by is null
        or entered_by is distinct from content_checked_by and entered_by is distinct from amount_checked_by),
    constraint casework_decided_by check (state not in ('Approved', 'Scheduled', 'Paid', 'Reconciled') or approved_by is not null and amount is not null),
    constraint casework_numbered check (state in ('Draft', 'Withdrawn') or reference is not null)
);
create index case_file_open on casework.case_file (deadline, id) where state in ('Submitted', 'Returned', 'ContentChecked', 'AmountChecked');
create index case_file_mine on casework.case_file (assignee, deadline, id) where state in ('Submitted', 'Returned', 'ContentChecked', 'AmountChecked');
create index case_file_person on casework.case_file (person_id, opened_at);
create index case_file_draft on casework.case_file (opened_at) where state = 'Draft';

create table casework.case_move (
    id uuid primary key,
    case_id uuid not null references casework.case_file (id),
    person_id uuid not null,
    act text not null,
    from_state text not null,
    to_state text not null,
    by_kind text not null,
    by_account uuid not null,
    note bytea,
    at timestamptz not null,
    constraint casework_move_not_allowed foreign key (from_state, act, to_state) references casework.allowed_move (from_state, act, to_state)
);
create index case_move_case on casework.case_move (case_id, at);

create table casework.field_request (
    id uuid primary key,
    case_id uuid not null references casework.case_file (id),
    person_id uuid not null,
    field text not null,
    sentence bytea not null,
    asked_by uuid not null,
    asked_at timestamptz not null,
    answered_at timestamptz
);
create index field_request_case on casework.field_request (case_id);

create table casework.case_document (
    id uuid primary key,
    case_id uuid not null references casework.case_file (id),
    person_id uuid not null,
    need text not null,
    file_name bytea not null,
    type text not null check (type in ('image/jpeg', 'image/png', 'image/heic', 'application/pdf')),
    size bigint not null check (size between 1 and 10485760),
    chunks int not null,
    added_at timestamptz not null,
    removed_at timestamptz
);
create index case_document_case on casework.case_document (case_id);

create table casework.case_document_chunk (
    id uuid primary key,
    document_id uuid not null references casework.case_document (id),
    person_id uuid not null,
    number int not null,
    content bytea not null,
    unique (document_id, number)
);
alter table casework.case_document_chunk alter column content set storage external;
