create schema tickets;

create table tickets.offering (
    id uuid primary key,
    title text not null,
    text text not null,
    kind text not null check (kind in ('Voucher', 'Dated', 'Code', 'Mailed')),
    place text not null,
    picture text not null,
    sale_from timestamptz not null,
    sale_until timestamptz not null,
    use_until date not null,
    return_days int not null check (return_days >= 0),
    limit_per_member int not null check (limit_per_member > 0),
    limit_per_household int not null,
    limit_period text not null check (limit_period in ('WholeSale', 'FiscalYear')),
    published_at timestamptz,
    closed_at timestamptz,
    version int not null,
    constraint tickets_sale_period check (sale_until > sale_from),
    constraint tickets_limits check (limit_per_household >= limit_per_member)
);
create index offering_sale on tickets.offering (sale_from) where published_at is not null and closed_at is null;

-- The hot row of a sale: alone in its table, so that selling does not rewrite the offering.
create table tickets.offering_stock (
    id uuid primary key references tickets.offering (id),
    capacity int not null,
    remaining int not null,
    constraint tickets_sold_out check (remaining >= 0),
    constraint tickets_stock_adds_up check (remaining <= capacity)
) with (fillfactor = 50);

create table tickets.price_class (
    id uuid primary key,
    offering_id uuid not null references tickets.offering (id),
    position int not null,
    name text not null,
    note text not null,
    price bigint not null check (price >= 0),
    usual_price bigint not null check (usual_price >= 0)
);
create index price_class_offering on tickets.price_class (offering_id);

-- Limits per member and household (TIC-04). scope_id is a person's or a household's id; no personal data.
create table tickets.purchase_count (
    scope_id uuid not null,
    offering_id uuid not null,
    counted_in int not null,
    taken int not null,
    most int not null,
    primary key (scope_id, offering_id, counted_in),
    constraint tickets_limit_reached check (taken <= most),
    constraint tickets_count_not_negative check (taken >= 0)
);

create sequence tickets.reservation_number;

create table tickets.reservation (
    id uuid primary key,
    number text not null unique,
    person_id uuid not null,
    household_id uuid not null,
    offering_id uuid not null references tickets.offering (id),
    quantity int not null check (quantity > 0),
    amount bigint not null check (amount >= 0),
    method text not null check (method in ('Card', 'ConvenienceStore')),
    counted_in int not null,
    idem_key uuid not null,
    state text not null check (state in ('Held', 'Awaiting', 'Paid', 'Cancelled', 'Lapsed', 'Refunding', 'Refunded')),
    hold_until timestamptz not null,
    extended boolean not null,
    payment_id uuid,
    created_at timestamptz not null,
    paid_at timestamptz,
    version int not null,
    unique (person_id, idem_key),
    constraint paid_has_a_time check ((state in ('Paid', 'Refunding', 'Refunded')) = (paid_at is not null))
);
create index reservation_person on tickets.reservation (person_id, created_at desc);
create index reservation_offering on tickets.reservation (offering_id, created_at desc);
create index reservation_due on tickets.reservation (hold_until) where state in ('Held', 'Awaiting');

create table tickets.reservation_line (
    id uuid primary key,
    reservation_id uuid not null references tickets.reservation (id),
    person_id uuid not null,
    position int not null,
    name text not null,
    price bigint not null,
    quantity int not null check (quantity > 0)
);
create index reservation_line_reservation on tickets.reservation_line (reservation_id);

create table tickets.pass (
    id uuid primary key,
    person_id uuid not null,
    reservation_id uuid not null references tickets.reservation (id),
    position int not null,
    name text not null,
    code bytea not null,
    voided_at timestamptz,
    unique (reservation_id, position)
);
