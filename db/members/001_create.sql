create schema members;

-- References are checked at commit: one save writes a person's rows in any order.
create sequence members.filing_number;

create table members.member (
    id uuid primary key,
    enterprise_id uuid not null,
    number text not null check (number ~ '^[0-9]{4}-[0-9]{3}$'),
    household_id uuid not null,
    state text not null check (state in ('Joining', 'Active', 'Suspended', 'Left')),
    joined_on date not null,
    benefits_from date not null,
    left_on date,
    version int not null,
    constraint members_number_unique unique (number),
    constraint left_after_joining check (left_on is null or left_on >= joined_on - 1)
);
create index member_enterprise on members.member (enterprise_id, number);
create index member_household on members.member (household_id);
create index member_joining on members.member (joined_on) where state = 'Joining';
create index member_leaving on members.member (left_on) where left_on is not null and state <> 'Left';

-- The person's part of the number has three digits.
create table members.member_counter (
    enterprise_id uuid primary key,
    last int not null,
    constraint members_numbers_used_up check (last between 0 and 999)
);

create table members.member_profile (
    id uuid primary key references members.member deferrable initially deferred,
    enterprise_id uuid not null,
    family_name bytea not null,
    given_name bytea not null,
    family_kana bytea not null,
    given_kana bytea not null,
    born_on bytea not null,
    sex bytea,
    employment bytea,
    workplace bytea,
    hired_on bytea,
    married_on bytea,
    employee_code bytea,
    indexed boolean not null,
    version int not null
);
create index member_profile_enterprise on members.member_profile (enterprise_id);
create index member_profile_unindexed on members.member_profile (id) where not indexed;

create table members.member_contact (
    id uuid primary key references members.member deferrable initially deferred,
    enterprise_id uuid not null,
    postal_code bytea,
    address bytea,
    phone bytea,
    mail bytea,
    indexed boolean not null,
    version int not null
);
create index member_contact_enterprise on members.member_contact (enterprise_id);
create index member_contact_unindexed on members.member_contact (id) where not indexed;

create table members.tenure_span (
    id uuid primary key,
    person_id uuid not null references members.member deferrable initially deferred,
    enterprise_id uuid not null,
    starts_on date not null,
    ends_on date,
    check (ends_on is null or ends_on >= starts_on - 1)
);
create index tenure_span_person on members.tenure_span (person_id);

create table members.registered_relative (
    id uuid primary key,
    person_id uuid not null references members.member deferrable initially deferred,
    kinship bytea not null,
    name bytea not null,
    kana bytea not null,
    born_on bytea not null,
    lives_together bytea not null,
    version int not null
);
create index registered_relative_person on members.registered_relative (person_id);

create table members.filing (
    id uuid primary key,
    number text not null unique,
    enterprise_id uuid not null,
    person_id uuid not null references members.member deferrable initially deferred,
    kind text not null check (kind in ('Join', 'Change', 'Leave')),
    state text not null check (state in ('Filed', 'Withdrawn', 'Corrected', 'Applied')),
    content bytea not null,
    filed_by uuid,
    filed_by_name bytea not null,
    keyed_by uuid,
    keyed_by_name bytea,
    filed_at timestamptz not null,
    effective_from date not null,
    open_until timestamptz not null,
    dues_difference bigint not null,
    roster_id uuid,
    version int not null,
    constraint filed_online_or_keyed check ((filed_by is null) <> (keyed_by is null))
);
create index filing_enterprise on members.filing (enterprise_id, filed_at desc);
create index filing_person on members.filing (person_id, filed_at);
create index filing_open on members.filing (effective_from) where state = 'Filed';

-- Keyed digests for the back office's search; the Gateway neither holds the key nor sees a row.
create table members.member_search (
    person_id uuid not null references members.member deferrable initially deferred,
    kind text not null check (kind in ('kana', 'name', 'born', 'phone')),
    digest bytea not null,
    primary key (kind, digest, person_id)
);
create index member_search_person on members.member_search (person_id);

create table members.roster_upload (
    id uuid primary key,
    enterprise_id uuid not null,
    kind text not null check (kind in ('WholeList', 'Differences')),
    state text not null check (state in ('Asking', 'Reviewed', 'AwaitingSecond', 'Filed', 'Discarded')),
    file_name bytea not null,
    fingerprint text not null check (fingerprint ~ '^[0-9A-F]{64}$'),
    review bytea not null,
    uploaded_by uuid not null,
    uploaded_at timestamptz not null,
    confirmed_by uuid,
    confirmed_by_name bytea,
    confirmed_at timestamptz,
    second_by uuid,
    filed_at timestamptz,
    leavers int not null,
    version int not null,
    constraint members_roster_second_is_same check (second_by is null or second_by <> confirmed_by)
);
create index roster_upload_enterprise on members.roster_upload (enterprise_id, uploaded_at desc);
create index roster_upload_waiting on members.roster_upload (confirmed_at) where state = 'AwaitingSecond';

create table members.roster_chunk (
    id uuid primary key,
    roster_id uuid not null references members.roster_upload deferrable initially deferred,
    enterprise_id uuid not null,
    position int not null,
    content bytea not null,
    unique (roster_id, position)
);

create table members.column_answer (
    id uuid primary key,
    enterprise_id uuid not null,
    column_key text not null,
    field text,
    answered_at timestamptz not null,
    unique (enterprise_id, column_key)
);
