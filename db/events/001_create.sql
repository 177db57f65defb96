create schema events;

create table events.happening (
    id uuid primary key,
    title text not null,
    text text not null,
    place text not null,
    picture text not null,
    intake text not null check (intake in ('FirstCome', 'Lottery', 'Mixed')),
    entries_from timestamptz not null,
    entries_until timestamptz not null,
    cancel_until timestamptz not null,
    companions_most int not null,
    limit_per_household int not null,
    published_at timestamptz,
    closed_at timestamptz,
    version int not null,
    unique (id, intake),
    constraint events_entry_period check (entries_until > entries_from),
    constraint events_limits check (companions_most >= 0 and limit_per_household >= 1),
    constraint events_only_first_come check (published_at is null or intake = 'FirstCome')
);
create index happening_entries on events.happening (entries_from) where published_at is not null and closed_at is null;

create table events.session (
    id uuid primary key,
    happening_id uuid not null references events.happening (id),
    day date not null,
    starts_at time not null,
    unique (id, happening_id)
);
create index session_happening on events.session (happening_id);

-- The hot row of a session: alone in its table, so that entering does not rewrite the session. No personal data.
create table events.session_stock (
    id uuid primary key references events.session (id) on delete cascade,
    capacity int not null,
    remaining int not null,
    constraint events_full check (remaining >= 0),
    constraint events_stock_adds_up check (remaining <= capacity)
) with (fillfactor = 50);

create table events.price_class (
    id uuid primary key,
    happening_id uuid not null references events.happening (id),
    position int not null,
    name text not null,
    for_whom text not null check (for_whom in ('Anyone', 'Member', 'Family', 'Other')),
    age_from int not null check (age_from >= 0),
    age_to int,
    fee bigint not null check (fee >= 0),
    constraint events_ages check (age_to is null or age_to > age_from)
);
create index price_class_happening on events.price_class (happening_id);

-- Places a household has in a happening. scope_id is a household's id; no personal data.
create table events.entry_count (
    scope_id uuid not null,
    happening_id uuid not null,
    taken int not null,
    most int not null,
    primary key (scope_id, happening_id),
    constraint events_household_limit check (taken <= most),
    constraint events_count_not_negative check (taken >= 0)
);

create sequence events.entry_number;

create table events.entry (
    id uuid primary key,
    number text not null unique,
    person_id uuid not null,
    household_id uuid not null,
    happening_id uuid not null,
    intake text not null,
    session_id uuid not null,
    quantity int not null check (quantity > 0),
    amount bigint not null check (amount >= 0),
    method text not null check (method in ('Card', 'ConvenienceStore')),
    idem_key uuid not null unique,
    state text not null check (state in ('Held', 'Awaiting', 'Entered', 'Cancelled', 'Lapsed', 'Refunding', 'Refunded')),
    hold_until timestamptz not null,
    extended boolean not null,
    payment_id uuid,
    created_at timestamptz not null,
    entered_at timestamptz,
    version int not null,
    -- EVT-02: an entry remembers how it was taken in, so the way cannot be changed under it.
    constraint events_intake_fixed foreign key (happening_id, intake) references events.happening (id, intake),
    constraint events_session_entered foreign key (session_id, happening_id) references events.session (id, happening_id),
    constraint entered_has_a_time check (state not in ('Entered', 'Refunding', 'Refunded') or entered_at is not null)
);
create unique index events_entered_already on events.entry (person_id, session_id) where state in ('Held', 'Awaiting', 'Entered');
create index entry_person on events.entry (person_id, created_at desc);
create index entry_session on events.entry (session_id, created_at);
create index entry_happening on events.entry (happening_id, created_at);
create index entry_due on events.entry (hold_until) where state in ('Held', 'Awaiting');

create table events.entry_line (
    id uuid primary key,
    entry_id uuid not null references events.entry (id),
    person_id uuid not null,
    position int not null,
    name text not null,
    fee bigint not null check (fee >= 0),
    quantity int not null check (quantity > 0)
);
create index entry_line_entry on events.entry_line (entry_id);

-- Who comes along; sealed under the member's own key. The age at the event's day, not the day of birth.
create table events.companion (
    id uuid primary key,
    person_id uuid not null,
    entry_id uuid not null references events.entry (id),
    position int not null,
    name bytea not null,
    age bytea not null,
    class_name bytea not null,
    relative_id uuid,
    unique (entry_id, position)
);
