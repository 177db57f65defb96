create schema backups;

-- Each backup and each rehearsal of a restore, also those that failed. Nobody changes or takes away a row.
create table backups.run (
    id uuid primary key,
    kind text not null check (kind in ('Data', 'Keys', 'Rehearsal')),
    name text not null,
    started_at timestamptz not null,
    finished_at timestamptz not null,
    result text not null check (result in ('ok', 'failed')),
    failure text,
    bytes bigint not null,
    tables int not null,
    rows bigint not null,
    sha256 text,
    constraint backup_run_says_why check ((result = 'failed') = (failure is not null))
);
create index backup_run_latest on backups.run (kind, started_at desc);

-- A database that a backup was restored into: closed to the hosts until the erasures since then were carried out again.
create table backups.restored (
    id uuid primary key,
    backup text not null,
    taken_at timestamptz not null,
    restored_at timestamptz not null,
    erasures int,
    released_at timestamptz,
    constraint restored_is_released_after_replay check ((released_at is null) = (erasures is null))
);
