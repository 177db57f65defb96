-- Passkeys of members and officers: public halves only. What proves the owner never leaves their device.
create table identity.passkey (
    id uuid primary key,
    person_id uuid not null references identity.account (id),
    credential bytea not null check (octet_length(credential) between 1 and 1023),
    public_key bytea not null,
    sign_count bigint not null,
    transports text[] not null,
    backup_eligible boolean not null,
    backed_up boolean not null,
    device text not null,
    created_at timestamptz not null,
    used_at timestamptz,
    constraint identity_passkey_known unique (credential)
);
create index passkey_person on identity.passkey (person_id);

-- A challenge is used once, whatever comes of it.
create table identity.passkey_challenge (
    id uuid primary key,
    ceremony text not null check (ceremony in ('sign-in', 'register', 'prove')),
    account_id uuid,
    state text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);
create index passkey_challenge_expires_at on identity.passkey_challenge (expires_at);
