create schema payments;

create table payments.payment (
    id uuid primary key,
    order_kind text not null,
    order_id uuid not null,
    payer_id uuid not null,
    amount bigint not null check (amount > 0),
    method text not null check (method in ('Card', 'ConvenienceStore')),
    description text not null,
    state text not null check (state in ('Opening', 'Open', 'Pending', 'Captured', 'Failed', 'Expired', 'Refunding', 'Refunded', 'Overpaid')),
    session_ref text unique,
    intent_ref text unique,
    refund_ref text unique,
    page_url text,
    hold_until timestamptz not null,
    pay_by timestamptz not null,
    return_path text not null check (return_path like '/%' and return_path not like '//%'),
    opened_at timestamptz not null,
    paid_at timestamptz,
    looked_at timestamptz,
    abandoned boolean not null
);
create index payment_order on payments.payment (order_id);
create index payment_payer on payments.payment (payer_id);
create index payment_look on payments.payment (looked_at nulls first) where state in ('Open', 'Pending', 'Expired', 'Refunding');
-- One payment in progress an order, and at most one captured.
create unique index payments_open_once on payments.payment (order_id) where state in ('Opening', 'Open', 'Pending') and not abandoned;
create unique index payments_captured_once on payments.payment (order_id) where state = 'Captured';

create table payments.provider_event (
    id text primary key,
    kind text not null,
    object_ref text not null,
    payment_id uuid,
    amount bigint,
    currency text,
    received_at timestamptz not null,
    applied_at timestamptz,
    result text,
    attempts int not null
);
create index provider_event_waiting on payments.provider_event (received_at) where applied_at is null and result is null;
