-- The subject: who the current transaction acts for. Repeatable.
create or replace function kernel.subject_mac(message text) returns text
    language sql stable security definer set search_path = '' as
$$ select encode(sha256(secret || sha256(secret || convert_to(message, 'utf8'))), 'hex') from kernel.subject_secret $$;

create or replace function kernel.set_subject(session_id uuid, person uuid, enterprise uuid) returns void
    language plpgsql volatile security definer set search_path = '' as
$$
declare message text := session_id || '|' || person || '|' || coalesce(enterprise::text, '');
begin
    perform set_config('wm.subject',
        message || '|' || kernel.subject_mac(message || '|' || pg_current_xact_id() || '|' || pg_backend_pid()), true);
end $$;

-- A part of the verified subject: 1 session, 2 person, 3 enterprise. Null without subject, with a forged one, or with one of another transaction.
create or replace function kernel.subject_part(part int) returns uuid
    language plpgsql stable security definer set search_path = '' as
$$
declare
    claimed text := current_setting('wm.subject', true);
    message text;
begin
    if claimed is null or claimed = '' then return null; end if;
    message := split_part(claimed, '|', 1) || '|' || split_part(claimed, '|', 2) || '|' || split_part(claimed, '|', 3);
    if split_part(claimed, '|', 4) <> kernel.subject_mac(message || '|' || pg_current_xact_id() || '|' || pg_backend_pid()) then
        return null;
    end if;
    return nullif(split_part(claimed, '|', part), '')::uuid;
end $$;

create or replace function kernel.subject_session() returns uuid language sql stable as $$ select kernel.subject_part(1) $$;
create or replace function kernel.subject_person() returns uuid language sql stable as $$ select kernel.subject_part(2) $$;
create or replace function kernel.subject_enterprise() returns uuid language sql stable as $$ select kernel.subject_part(3) $$;

-- Resolves a session token. The policies verify the subject set here. A staff session answers only to its own card, at its own terminal;
-- rights lent for an emergency are gone at the moment they end. Only what a person does keeps the session alive, not what a screen asks by itself.
drop function if exists kernel.enter(text, text);
drop function if exists kernel.enter(text, text, text);
create or replace function kernel.enter(token text, card text, terminal text default null, touches boolean default true)
    returns table (session_id uuid, kind text, stage text, account_id uuid, person_id uuid, enterprise_id uuid,
                   rights text[], at_terminal text, name bytea, wrapped bytea)
    language plpgsql volatile security definer set search_path = '' as
$$
declare s kernel.session;
begin
    select * into s from kernel.session x
    where x.token_hash = sha256(convert_to(token, 'utf8')) and x.ended_at is null
      and x.expires_at > clock_timestamp() and x.last_seen_at + x.idle > clock_timestamp()
      and x.card_serial is not distinct from case when x.kind = 'Staff' then card end
      and (x.kind <> 'Staff' or coalesce(x.terminal, '') = coalesce(enter.terminal, ''))
      and not exists (select from kernel.session_portal p join kernel.portal r on r.id = p.portal_id where p.session_id = x.id and r.revoked_at is not null);
    if s.id is null then return; end if;
    if touches and s.last_seen_at < clock_timestamp() - interval '20 seconds' then
        update kernel.session x set last_seen_at = clock_timestamp() where x.id = s.id;
    end if;
    perform kernel.set_subject(s.id, s.person_id, s.enterprise_id);
    return query select s.id, s.kind, s.stage, s.account_id, s.person_id, s.enterprise_id,
        case when s.lent_until > clock_timestamp() then s.rights || s.lent_rights else s.rights end, s.terminal, s.name,
        (select keys.bundle(k.wrapped, k.other) from keys.person_key k where k.person_id = s.person_id and k.purpose = 'Own');
end $$;

create or replace function kernel.start_session(id uuid, token text, kind text, stage text, account_id uuid, person_id uuid, enterprise_id uuid,
    rights text[], terminal text, card_serial text, name bytea, idle interval, longest interval) returns void
    language plpgsql volatile security definer set search_path = '' as
$$
declare began timestamptz := clock_timestamp();
begin
    if session_user = 'wm_gateway' and kind = 'Staff' then
        raise exception 'the Gateway starts no session of staff' using errcode = '42501';
    end if;
    insert into kernel.session (id, token_hash, kind, stage, account_id, person_id, enterprise_id, rights, terminal, card_serial, name, idle,
                                created_at, last_seen_at, expires_at)
    values (id, sha256(convert_to(token, 'utf8')), kind, stage, account_id, person_id, enterprise_id, rights, nullif(terminal, ''), card_serial, name, idle,
            began, began, began + longest);
end $$;

create or replace function kernel.end_session(token text) returns void
    language sql volatile security definer set search_path = '' as
$$ update kernel.session set ended_at = clock_timestamp() where token_hash = sha256(convert_to(token, 'utf8')) and ended_at is null $$;

create or replace function kernel.end_sessions(account uuid, except_session uuid) returns void
    language sql volatile security definer set search_path = '' as
$$ update kernel.session set ended_at = clock_timestamp() where account_id = account and id <> except_session and ended_at is null $$;

-- A terminal was lost: whoever sits there is out.
create or replace function kernel.end_terminal_sessions(at_terminal text) returns void
    language sql volatile security definer set search_path = '' as
$$ update kernel.session set ended_at = clock_timestamp() where kind = 'Staff' and terminal = at_terminal and ended_at is null $$;

-- Rights for an emergency, in the sessions that the person has open. A second call replaces the first.
create or replace function kernel.lend_rights(account uuid, lent text[], until timestamptz) returns void
    language sql volatile security definer set search_path = '' as
$$ update kernel.session set lent_rights = lent, lent_until = until where account_id = account and kind = 'Staff' and ended_at is null $$;

-- Portals: the register, and which sessions passed through which. A revoked certificate has no id any more.
create or replace function kernel.portal_of(thumbprint text) returns table (id uuid, name text, revoked boolean)
    language sql stable security definer set search_path = '' as
$$ select p.id, p.name, p.revoked_at is not null from kernel.portal p where p.thumbprint = portal_of.thumbprint order by p.revoked_at desc nulls first limit 1 $$;

-- Notes which Portal a session passes through. One that began before its Portal was revoked goes on to its end: what is opened opens nothing any more
-- (enter), and what is undone with its Portal asks hold_portal last of all.
create or replace function kernel.pass(session_id uuid, portal uuid) returns void
    language plpgsql volatile security definer set search_path = '' as
$$
begin
    if portal is null or session_id is null then return; end if;
    if exists (select from kernel.session_portal s where s.session_id = pass.session_id and s.portal_id = pass.portal) then return; end if;
    insert into kernel.session_portal (session_id, portal_id, first_at)
    select pass.session_id, p.id, clock_timestamp() from kernel.portal p where p.id = pass.portal on conflict do nothing;
end $$;

-- Holds the Portals as they are until the transaction ends, and says whether one is trusted: whoever revokes waits for that, and reads the log after it.
-- False when it is revoked or any is being revoked: nobody waits here, and nobody who comes later gets before a revocation that waits, as with a row's lock.
create or replace function kernel.hold_portal(portal uuid) returns boolean
    language plpgsql volatile security definer set search_path = '' as
$$
begin
    lock table kernel.portal in share mode nowait;
    perform 1 from kernel.portal p where p.id = hold_portal.portal and p.revoked_at is null for share skip locked;
    return found;
exception when lock_not_available then
    return false;
end $$;

create or replace function kernel.note_session(session_id uuid, portal uuid, device text) returns void
    language plpgsql volatile security definer set search_path = '' as
$$
begin
    update kernel.session s set device = left(note_session.device, 40) where s.id = note_session.session_id and s.device = '';
    perform kernel.pass(session_id, portal);
end $$;

create or replace function kernel.end_sessions_through(portal uuid) returns table (account_id uuid)
    language sql volatile security definer set search_path = '' as
$$
    update kernel.session s set ended_at = clock_timestamp()
    where s.ended_at is null and s.id in (select p.session_id from kernel.session_portal p where p.portal_id = end_sessions_through.portal)
    returning s.account_id
$$;

-- What somebody may have begun elsewhere with what these people typed.
create or replace function kernel.end_sessions_begun(people uuid[], since timestamptz) returns int
    language plpgsql volatile security definer set search_path = '' as
$$
declare ended int;
begin
    update kernel.session s set ended_at = clock_timestamp()
    where s.ended_at is null and s.kind <> 'Staff' and s.account_id = any (people) and s.created_at >= since;
    get diagnostics ended = row_count;
    return ended;
end $$;

-- Whether the holder of this session proved lately that it is they.
create or replace function kernel.proved_within(lately interval) returns boolean
    language sql stable security definer set search_path = '' as
$$ select coalesce((select s.proved_at + lately > clock_timestamp() from kernel.session s where s.id = kernel.subject_session()), false) $$;

create or replace function kernel.prove() returns void
    language sql volatile security definer set search_path = '' as
$$ update kernel.session s set proved_at = clock_timestamp() where s.id = kernel.subject_session() $$;

-- The live sessions of whoever this transaction acts for.
create or replace function kernel.my_sessions() returns table (id uuid, device text, created_at timestamptz, last_seen_at timestamptz, here boolean)
    language sql stable security definer set search_path = '' as
$$
    select s.id, s.device, s.created_at, s.last_seen_at, s.id = kernel.subject_session()
    from kernel.session s
    where s.account_id = (select m.account_id from kernel.session m where m.id = kernel.subject_session())
      and s.kind <> 'Staff' and s.ended_at is null and s.expires_at > clock_timestamp() and s.last_seen_at + s.idle > clock_timestamp()
    order by s.last_seen_at desc
$$;

-- One of them, or all but this one. How many ended.
create or replace function kernel.end_my_sessions(one uuid) returns int
    language plpgsql volatile security definer set search_path = '' as
$$
declare ended int;
begin
    update kernel.session s set ended_at = clock_timestamp()
    where s.id in (select m.id from kernel.my_sessions() m where not m.here and (one is null or m.id = one));
    get diagnostics ended = row_count;
    return ended;
end $$;
