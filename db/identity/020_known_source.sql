-- From where a target was reached with the right secret: digests only, as of failures. Others' failures do not slow these down.
create table identity.known_source (
    target bytea not null,
    source bytea not null,
    device text not null,
    last_at timestamptz not null,
    primary key (target, source)
);
create index known_source_last_at on identity.known_source (last_at);
