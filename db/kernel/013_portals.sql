-- The Portals that may come to the Gateway's door, each by its certificate. Asked on every request.
create table kernel.portal (
    id uuid primary key,
    name text not null check (name ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    thumbprint text not null check (thumbprint ~ '^[0-9A-F]{64}$'),
    registered_at timestamptz not null,
    revoked_at timestamptz,
    revoked_since timestamptz,
    revoked_by uuid,
    revoked_with uuid,
    reason text check (reason in ('stolen', 'suspected', 'retired', 'exercise')),
    constraint kernel_portal_registered unique (name),
    constraint kernel_portal_certificate unique (thumbprint),
    constraint kernel_portal_revoked_by_two check (
        (revoked_at is null) = (revoked_by is null) and (revoked_at is null) = (revoked_with is null) and (revoked_at is null) = (reason is null)
        and (revoked_at is null) = (revoked_since is null) and revoked_by <> revoked_with)
);

-- Which sessions' tokens passed through which Portal: whoever held it then may have kept them.
create table kernel.session_portal (
    session_id uuid not null,
    portal_id uuid not null references kernel.portal (id),
    first_at timestamptz not null,
    primary key (session_id, portal_id)
);
create index session_portal_portal on kernel.session_portal (portal_id);

alter table kernel.session
    add column device text not null default '',
    add column proved_at timestamptz not null default clock_timestamp();
