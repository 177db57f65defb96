-- Where the provider's money is not what we expect, or a refund does not arrive: found by jobs, settled by people. person_id is the payer,
-- under whose key the reason of the staff is sealed.
create table payments.difference (
    id uuid primary key,
    payment_id uuid not null references payments.payment (id),
    person_id uuid not null,
    kind text not null check (kind in ('Amount', 'Currency', 'Reference', 'Late', 'Twice', 'RefundRefused', 'RefundFailed', 'RefundSilent')),
    state text not null check (state in ('Open', 'Proposed', 'Approved', 'Settled')),
    seen_amount bigint,
    seen_currency text,
    received boolean not null,
    found_at timestamptz not null,
    tries int not null,
    tried_at timestamptz,
    resolution text check (resolution in ('Paid', 'GivenBack', 'Outside')),
    reason bytea,
    proposed_by uuid,
    proposed_at timestamptz,
    approved_by uuid,
    approved_at timestamptz,
    settled_at timestamptz,
    version int not null,
    constraint payments_four_eyes check (approved_by is null or approved_by <> proposed_by),
    constraint proposal_is_whole check (state not in ('Proposed', 'Approved') or (resolution is not null and reason is not null and proposed_by is not null)),
    constraint approved_has_approver check (state <> 'Approved' or approved_by is not null),
    constraint settled_has_a_time check ((state = 'Settled') = (settled_at is not null))
);
create unique index payments_difference_open_once on payments.difference (payment_id, kind) where state <> 'Settled';
create index difference_found on payments.difference (found_at desc);
