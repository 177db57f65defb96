create schema payouts;

-- Last number given in a fiscal year (its last two digits).
create table payouts.batch_counter (
    year int primary key,
    last int not null
);

-- Id is the benefit's. The payee is a snapshot made when it was decided.
create table payouts.payout_request (
    id uuid primary key,
    person_id uuid not null,
    title text not null,
    amount bigint not null check (amount > 0),
    payee bytea not null,
    state text not null check (state in ('Waiting', 'Batched', 'Paid', 'Cancelled')),
    problem text,
    requested_at timestamptz not null
);
create index payout_request_waiting on payouts.payout_request (requested_at) where state = 'Waiting';

create table payouts.payout_batch (
    id uuid primary key,
    number text not null unique,
    state text not null check (state in ('Prepared', 'Checked', 'Released', 'Paid', 'Void')),
    pay_on date not null,
    total bigint not null check (total > 0),
    count int not null check (count > 0),
    content_hash bytea not null,
    prepared_by uuid not null,
    prepared_at timestamptz not null,
    checked_by uuid,
    checked_at timestamptz,
    released_by uuid,
    released_at timestamptz,
    left_out int not null,
    version int not null,
    constraint payouts_three_persons check (
        checked_by is distinct from prepared_by and (released_by is null or released_by <> prepared_by and released_by <> checked_by)),
    constraint payouts_state check (
        (state not in ('Checked', 'Released', 'Paid') or checked_by is not null) and (state not in ('Released', 'Paid') or released_by is not null))
);
create index payout_batch_prepared on payouts.payout_batch (prepared_at);

create table payouts.payout_line (
    id uuid primary key,
    batch_id uuid not null references payouts.payout_batch (id),
    line_no int not null check (line_no > 0),
    benefit_id uuid not null references payouts.payout_request (id),
    person_id uuid not null,
    title text not null,
    amount bigint not null check (amount > 0),
    live boolean not null,
    unique (batch_id, line_no)
);
-- A benefit is paid at most once, whoever builds batches at the same time.
create unique index payouts_paid_once on payouts.payout_line (benefit_id) where live;

create table payouts.payout_file (
    id uuid primary key,
    batch_id uuid not null unique references payouts.payout_batch (id),
    person_id uuid not null,
    name text not null,
    total bigint not null,
    count int not null,
    sha256 bytea not null,
    content bytea not null,
    created_at timestamptz not null
);

create table payouts.payout_download (
    id uuid primary key,
    file_id uuid not null references payouts.payout_file (id),
    nth int not null,
    taken_by uuid not null,
    taken_at timestamptz not null,
    reason text,
    constraint payouts_file_taken unique (file_id, nth),
    constraint payouts_reason check (nth = 1 or reason is not null)
);
