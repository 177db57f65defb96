create schema condolence_benefits;

create table condolence_benefits.benefit_table_version (
    id uuid primary key,
    scheme_id text not null,
    number int not null,
    effective_from date not null,
    body text not null,
    entered_by uuid not null,
    entered_at timestamptz not null,
    unique (scheme_id, number)
);

create table condolence_benefits.claim_draft (
    id uuid primary key,
    person_id uuid not null,
    kind text not null,
    title text not null,
    answers bytea not null,
    updated_at timestamptz not null
);
create index claim_draft_person on condolence_benefits.claim_draft (person_id);

create table condolence_benefits.benefit (
    id uuid primary key,
    person_id uuid not null,
    kind text not null,
    title text not null,
    event_date date not null,
    claim_date date not null,
    subject_key bytea not null,
    spouse_key bytea,
    step int,
    amount bigint check (amount > 0),
    state text not null check (state in ('Submitted', 'Returned', 'Proposed', 'Approved', 'Paying', 'Paid', 'Rejected', 'Withdrawn', 'Reversed')),
    entered_by uuid,
    approved_by uuid,
    rule_id text not null,
    rule_version text not null,
    answers bytea not null,
    inputs bytea,
    payee bytea not null,
    account_tail bytea not null,
    former_account_tail bytea,
    why bytea not null,
    constraint benefits_four_eyes check (approved_by is null or entered_by is not null and approved_by <> entered_by),
    constraint benefits_decided check (state not in ('Approved', 'Paying', 'Paid') or approved_by is not null and amount is not null)
);
-- One benefit per member, kind, day and whom it is about: twins are two, a double tap is one.
create unique index benefits_same_event on condolence_benefits.benefit (person_id, kind, event_date, subject_key) where state not in ('Rejected', 'Withdrawn');

create table condolence_benefits.claim_correction (
    id uuid primary key,
    benefit_id uuid not null references condolence_benefits.benefit (id),
    person_id uuid not null,
    answers bytea not null,
    corrected_at timestamptz not null
);
create index claim_correction_benefit on condolence_benefits.claim_correction (benefit_id);
