create schema enterprises;

create table enterprises.enterprise (
    id uuid primary key,
    number text not null check (number ~ '^[0-9]{4}$' and number <> '0000'),
    state text not null check (state in ('Applied', 'Active', 'Suspended', 'Withdrawn')),
    opened_at timestamptz not null,
    version int not null,
    constraint enterprises_number_taken unique (number)
);

-- Append only: as of a day, the row with the latest effective_from not after it, the later entered of two.
create table enterprises.enterprise_profile (
    id uuid primary key,
    enterprise_id uuid not null references enterprises.enterprise deferrable initially deferred,
    name text not null,
    postal_code text not null,
    address text not null,
    phone text not null,
    representative bytea not null,
    effective_from date not null,
    entered_by uuid not null,
    entered_at timestamptz not null
);
create index enterprise_profile_as_of on enterprises.enterprise_profile (enterprise_id, effective_from desc, entered_at desc);
create index enterprise_profile_name on enterprises.enterprise_profile (name text_pattern_ops);

create table enterprises.enterprise_account (
    id uuid primary key,
    enterprise_id uuid not null references enterprises.enterprise deferrable initially deferred,
    account bytea not null,
    tail text not null check (length(tail) <= 4),
    effective_from date not null,
    entered_by uuid not null,
    entered_at timestamptz not null
);
create index enterprise_account_as_of on enterprises.enterprise_account (enterprise_id, effective_from desc, entered_at desc);

create table enterprises.enterprise_transition (
    id uuid primary key,
    enterprise_id uuid not null references enterprises.enterprise deferrable initially deferred,
    state text not null check (state in ('Applied', 'Active', 'Suspended', 'Withdrawn')),
    effective_from date not null,
    entered_by uuid not null,
    entered_at timestamptz not null
);
create index enterprise_transition_enterprise on enterprises.enterprise_transition (enterprise_id, entered_at);
