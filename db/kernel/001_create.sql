create schema kernel;
create schema keys;

-- The subject of a transaction is set together with a MAC that only the database can make: a role cannot choose its subject.
create table kernel.subject_secret (secret bytea not null);
insert into kernel.subject_secret
select sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'utf8'));

create table kernel.session (
    id uuid primary key,
    token_hash bytea not null unique,
    kind text not null check (kind in ('Member', 'Officer', 'Staff')),
    stage text not null check (stage in ('Full', 'SecondFactor', 'EnrolSecondFactor')),
    account_id uuid not null,
    person_id uuid not null,
    enterprise_id uuid,
    rights text[] not null,
    terminal text,
    card_serial text,
    name bytea not null,
    idle interval not null,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz,
    constraint officer_has_enterprise check ((kind = 'Officer') = (enterprise_id is not null)),
    constraint staff_has_card check ((kind = 'Staff') = (card_serial is not null))
);
create index session_account on kernel.session (account_id) where ended_at is null;

create table kernel.command_key (
    session_id uuid not null,
    use_case text not null,
    key uuid not null,
    content_hash bytea not null,
    answer bytea,
    created_at timestamptz not null,
    primary key (session_id, use_case, key)
);
create index command_key_age on kernel.command_key (created_at);

create table kernel.outbox (
    id uuid primary key,
    kind text not null,
    object_id uuid not null,
    recipient_hash bytea,
    body bytea not null,
    state text not null check (state in ('pending', 'sent', 'undeliverable')),
    attempts int not null,
    created_at timestamptz not null,
    due_at timestamptz not null,
    sent_at timestamptz
);
create index outbox_due on kernel.outbox (due_at) where state = 'pending';
-- Money is told once per object and recipient.
create unique index outbox_money_once on kernel.outbox (kind, object_id, recipient_hash) where kind like 'money.%';

create table kernel.rule_version (
    id uuid primary key,
    name text not null,
    effective date not null,
    settings jsonb not null,
    entered_by uuid not null,
    entered_at timestamptz not null
);
create index rule_version_name on kernel.rule_version (name, effective);

create table kernel.job_run (
    id uuid primary key,
    name text not null,
    run_key text not null,
    instance text not null,
    started_at timestamptz not null,
    finished_at timestamptz,
    result text
);
create unique index job_once on kernel.job_run (name, run_key) where result = 'ok';

-- Wrapped data keys. Kept out of the data backups; destroying a row is erasing the person.
create table keys.person_key (
    person_id uuid not null,
    purpose text not null check (purpose in ('Own', 'Office', 'Health', 'Bank', 'Identity')),
    enterprise_id uuid,
    wrapped bytea not null,
    public_key bytea not null,
    created_at timestamptz not null,
    primary key (person_id, purpose)
);
create index person_key_enterprise on keys.person_key (enterprise_id);
