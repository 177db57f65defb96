create schema identity;

-- Who may sign in on the portal. The id is the person's id.
create table identity.account (
    id uuid primary key,
    kind text not null check (kind in ('Member', 'Officer')),
    state text not null check (state in ('Invited', 'Active', 'Closed')),
    login_index bytea not null,
    login bytea not null,
    name bytea not null,
    enterprise_id uuid,
    rights text[] not null,
    opened_at timestamptz not null,
    closed_at timestamptz,
    version int not null,
    constraint identity_login_taken unique (login_index),
    constraint account_officer_has_enterprise check ((kind = 'Officer') = (enterprise_id is not null)),
    constraint account_rights_of_officers check (kind = 'Officer' or rights = '{}')
);
create index account_enterprise on identity.account (enterprise_id) where enterprise_id is not null;

-- Apart from the account: the account's owner writes here, but never to rights and enterprise.
create table identity.credential (
    id uuid primary key references identity.account (id),
    password_hash text not null,
    password_changed_at timestamptz not null,
    totp_secret bytea,
    totp_waiting bytea,
    totp_last_step bigint not null default 0
);

-- Keys that travel by post. Hashed with the account as salt; 60 random bits.
create table identity.mailed_key (
    id uuid primary key,
    account_id uuid not null references identity.account (id),
    hash bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    wrong_count int not null,
    used_at timestamptz,
    dead_at timestamptz,
    constraint mailed_key_wrong_count check (wrong_count between 0 and 5),
    constraint mailed_key_locks_at_five check (wrong_count < 5 or dead_at is not null)
);
create unique index mailed_key_one_alive on identity.mailed_key (account_id) where used_at is null and dead_at is null;
create index mailed_key_latest on identity.mailed_key (account_id, created_at desc);

create table identity.recovery_request (
    id uuid primary key,
    account_id uuid not null references identity.account (id),
    asked_at timestamptz not null,
    told_at timestamptz
);
create index recovery_request_open on identity.recovery_request (asked_at) where told_at is null;
create index recovery_request_account on identity.recovery_request (account_id, asked_at);

-- Failed attempts, insert-only so that many at once do not wait for one counter. Digests only; swept by a job.
create table identity.sign_in_failure (
    id uuid primary key,
    target bytea not null,
    source bytea not null,
    at timestamptz not null
);
create index sign_in_failure_at on identity.sign_in_failure (at);
create index sign_in_failure_target on identity.sign_in_failure (target, at);

create table identity.alert (
    id uuid primary key,
    code text not null,
    subject_id uuid,
    at timestamptz not null,
    seen_at timestamptz
);
create index alert_open on identity.alert (at) where seen_at is null;

create table identity.staff (
    id uuid primary key,
    code text not null,
    name bytea not null,
    roles text[] not null,
    password_hash text not null,
    password_changed_at timestamptz not null,
    state text not null check (state in ('Active', 'Closed')),
    version int not null,
    constraint identity_staff_code_taken unique (code)
);

create table identity.card (
    id uuid primary key,
    serial text not null,
    staff_id uuid not null references identity.staff (id),
    thumbprint text not null check (thumbprint ~ '^[0-9A-F]{64}$'),
    state text not null check (state in ('Issued', 'Lost', 'Revoked')),
    valid_from date not null,
    valid_to date not null,
    revoked_at timestamptz,
    constraint identity_card_registered unique (serial),
    constraint identity_card_period check (valid_from <= valid_to),
    constraint card_revoked_at_a_time check ((state = 'Issued') = (revoked_at is null))
);
create index card_staff on identity.card (staff_id);

create table identity.terminal (
    number int primary key check (number > 0),
    name text not null
);
