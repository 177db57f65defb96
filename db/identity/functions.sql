-- Look-ups and changes before there is a session. Each takes the keyed index of a login; none lists accounts.
create or replace function identity.account_at(login_index bytea) returns setof identity.account
    language sql stable security definer set search_path = '' as
$$ select * from identity.account a where a.login_index = account_at.login_index $$;

create or replace function identity.credential_at(login_index bytea) returns setof identity.credential
    language sql stable security definer set search_path = '' as
$$ select c.* from identity.credential c join identity.account a on a.id = c.id where a.login_index = credential_at.login_index $$;

create or replace function identity.own_key_at(login_index bytea) returns bytea
    language sql stable security definer set search_path = '' as
$$
    select keys.bundle(k.wrapped, k.other) from keys.person_key k join identity.account a on a.id = k.person_id
    where a.login_index = own_key_at.login_index and k.purpose = 'Own'
$$;

-- Holds an account and its credential until the transaction ends, at the end of a sign-in: who changes password, rights or state meanwhile waits,
-- and then finds the new session to end. What the sign-in has read before is to be read again after this.
create or replace function identity.hold_account(login_index bytea) returns void
    language plpgsql volatile security definer set search_path = '' as
$$
begin
    perform 1 from identity.account a where a.login_index = hold_account.login_index for share;
    perform 1 from identity.credential c where c.id = (select a.id from identity.account a where a.login_index = hold_account.login_index) for share;
end $$;

-- Tries a mailed key: right, wrong, expired, locked, none. Five wrong keys lock that key and nothing else.
create or replace function identity.try_mailed_key(account uuid, key_hash bytea, at timestamptz) returns text
    language plpgsql volatile security definer set search_path = '' as
$$
declare k identity.mailed_key;
begin
    -- The one that is alive, whatever the clock said when it was made: a clock may have been put back since.
    select * into k from identity.mailed_key m where m.account_id = account
    order by m.used_at is null and m.dead_at is null desc, m.created_at desc, m.id desc limit 1 for update;
    if k.id is null or k.used_at is not null then return 'none'; end if;
    if k.dead_at is not null then return case when k.wrong_count >= 5 then 'locked' else 'none' end; end if;
    if k.expires_at <= at then
        perform identity.note_recovery(account, at);
        return 'expired';
    end if;
    if k.hash = key_hash then
        update identity.mailed_key m set used_at = at where m.id = k.id;
        return 'right';
    end if;
    update identity.mailed_key m set wrong_count = k.wrong_count + 1, dead_at = case when k.wrong_count + 1 >= 5 then at end where m.id = k.id;
    if k.wrong_count + 1 < 5 then return 'wrong'; end if;
    insert into identity.alert (id, code, subject_id, at) values (gen_random_uuid(), 'mailed-key-locked', account, at);
    perform identity.note_recovery(account, at);
    return 'locked';
end $$;

-- An attack goes on for hours: one alert of a kind an hour is enough to look.
create or replace function identity.note_attack(kind text, at timestamptz) returns void
    language sql volatile security definer set search_path = '' as
$$
    insert into identity.alert (id, code, at)
    select gen_random_uuid(), note_attack.kind, note_attack.at
    where note_attack.kind in ('sign-in-guessing', 'sign-in-flood')
      and not exists (select 1 from identity.alert a where a.code = note_attack.kind and a.at > note_attack.at - interval '1 hour')
$$;

-- A letter at most every three days: whoever knows a number cannot fill somebody's letter box. While a first letter is under way, or a key that came
-- by letter is new, it stays: whoever counts numbers up cannot make it worthless.
create or replace function identity.note_recovery(account uuid, asked_at timestamptz) returns void
    language sql volatile security definer set search_path = '' as
$$
    insert into identity.recovery_request (id, account_id, asked_at)
    select gen_random_uuid(), a.id, note_recovery.asked_at from identity.account a
    where a.id = account and a.state <> 'Closed'
      and not exists (select 1 from identity.recovery_request r
                      where r.account_id = a.id and (r.told_at is null or r.asked_at > note_recovery.asked_at - interval '3 days'))
      and not exists (select 1 from identity.mailed_key m
                      where m.account_id = a.id and m.used_at is null and m.dead_at is null and m.expires_at > note_recovery.asked_at
                        and m.created_at > note_recovery.asked_at - case a.state when 'Invited' then interval '7 days' else interval '3 days' end)
$$;

create or replace function identity.ask_recovery(login_index bytea, asked_at timestamptz) returns void
    language sql volatile security definer set search_path = '' as
$$ select identity.note_recovery(a.id, ask_recovery.asked_at) from identity.account a where a.login_index = ask_recovery.login_index $$;

-- Sets the password for whoever holds the mailed key. The database compares the key: the role cannot set one without it.
create or replace function identity.set_password_by_key(login_index bytea, key_hash bytea, password_hash text, at timestamptz) returns text
    language plpgsql volatile security definer set search_path = '' as
$$
declare a identity.account; answer text;
begin
    select * into a from identity.account x where x.login_index = set_password_by_key.login_index and x.state <> 'Closed';
    if a.id is null then return 'none'; end if;
    answer := identity.try_mailed_key(a.id, key_hash, at);
    if answer <> 'right' then return answer; end if;
    insert into identity.credential as c (id, password_hash, password_changed_at) values (a.id, set_password_by_key.password_hash, at)
    on conflict (id) do update set password_hash = excluded.password_hash, password_changed_at = excluded.password_changed_at, renewal_asked_at = null;
    update identity.account x set state = 'Active', version = x.version + 1 where x.id = a.id and x.state = 'Invited';
    return answer;
end $$;

-- Forgets the second factor of whoever holds the mailed key; the caller has checked the password.
create or replace function identity.clear_second_factor_by_key(login_index bytea, key_hash bytea, at timestamptz) returns text
    language plpgsql volatile security definer set search_path = '' as
$$
declare a identity.account; answer text;
begin
    select * into a from identity.account x where x.login_index = clear_second_factor_by_key.login_index and x.state = 'Active';
    if a.id is null then return 'none'; end if;
    answer := identity.try_mailed_key(a.id, key_hash, at);
    if answer = 'right' then
        update identity.credential c set totp_secret = null, totp_waiting = null, totp_last_step = 0 where c.id = a.id;
    end if;
    return answer;
end $$;

-- Keys that are gone stay gone: one alert until somebody has taken note of it, and again after a day.
create or replace function identity.note_keys_lost(at timestamptz) returns void
    language sql volatile security definer set search_path = '' as
$$
    insert into identity.alert (id, code, at)
    select gen_random_uuid(), 'keys-lost', note_keys_lost.at
    where not exists (select 1 from identity.alert a where a.code = 'keys-lost' and (a.seen_at is null or a.seen_at > note_keys_lost.at - interval '1 day'))
$$;

-- From where a target was reached. True when it had been reached before, but neither from there nor with that kind of device.
create or replace function identity.note_reached(target bytea, source bytea, device text, at timestamptz) returns boolean
    language plpgsql volatile security definer set search_path = '' as
$$
#variable_conflict use_column
declare strange boolean;
begin
    select count(*) > 0 and not coalesce(bool_or(k.source = note_reached.source or k.device = note_reached.device), false) into strange
    from identity.known_source k where k.target = note_reached.target;
    insert into identity.known_source as k (target, source, device, last_at) values (note_reached.target, note_reached.source, note_reached.device, note_reached.at)
    on conflict (target, source) do update set device = excluded.device, last_at = greatest(k.last_at, excluded.last_at);
    return strange;
end $$;

-- What was done through a Portal since a moment, by use case: whom it concerned, or who did it.
create or replace function identity.through_portal(portal text, since timestamptz, use_cases text[])
    returns table (person_id uuid, use_case text, outcome text, at timestamptz)
    language sql stable security definer set search_path = '' as
$$
    select distinct on (e.id, a.person_id) a.person_id, e.use_case, e.outcome, e.at
    from audit.entry e
    join keys.audit_alias a on a.alias = e.actor or a.alias in (select s.alias from audit.entry_subject s where s.entry_id = e.id)
    where e.terminal = 'portal ' || through_portal.portal and e.at >= through_portal.since and e.use_case = any (through_portal.use_cases)
$$;

-- Passwords that open nothing until a mailed key renews them; the letter is asked for at once. A letter of the last days does not stand for it: it may
-- have come and been used. One that is still to be written does, and one that an earlier run of this asked for. How many.
create or replace function identity.ask_renewal(people uuid[], at timestamptz) returns int
    language plpgsql volatile security definer set search_path = '' as
$$
declare asked int;
begin
    insert into identity.recovery_request (id, account_id, asked_at)
    select gen_random_uuid(), a.id, ask_renewal.at from identity.credential c join identity.account a on a.id = c.id
    where c.id = any (people) and a.state <> 'Closed'
      and not exists (select 1 from identity.recovery_request r where r.account_id = a.id and (r.told_at is null or r.asked_at >= c.renewal_asked_at));
    update identity.credential c set renewal_asked_at = coalesce(c.renewal_asked_at, ask_renewal.at) where c.id = any (people);
    get diagnostics asked = row_count;
    return asked;
end $$;

create or replace function identity.note_portal_revoked(at timestamptz) returns void
    language sql volatile security definer set search_path = '' as
$$ insert into identity.alert (id, code, at) values (gen_random_uuid(), 'portal-revoked', note_portal_revoked.at) $$;

-- Passkeys before there is a session: by the credential that the browser named, never a list.
create or replace function identity.passkey_at(credential bytea) returns setof identity.passkey
    language sql stable security definer set search_path = '' as
$$ select * from identity.passkey p where p.credential = passkey_at.credential $$;

create or replace function identity.account_of_passkey(credential bytea) returns setof identity.account
    language sql stable security definer set search_path = '' as
$$ select a.* from identity.account a join identity.passkey p on p.person_id = a.id where p.credential = account_of_passkey.credential $$;

create or replace function identity.passkey_used(credential bytea, sign_count bigint, backed_up boolean, at timestamptz) returns void
    language sql volatile security definer set search_path = '' as
$$
    update identity.passkey p set sign_count = passkey_used.sign_count, backed_up = passkey_used.backed_up, used_at = passkey_used.at
    where p.credential = passkey_used.credential
$$;

-- The state of a challenge, once. Null when it is unknown, used, too old, for something else or for somebody else.
drop function if exists identity.use_challenge(uuid, text, uuid, timestamptz);
create or replace function identity.use_challenge(challenge uuid, ceremony text, account uuid, at timestamptz) returns bytea
    language sql volatile security definer set search_path = '' as
$$
    update identity.passkey_challenge c set used_at = use_challenge.at
    where c.id = use_challenge.challenge and c.used_at is null and c.ceremony = use_challenge.ceremony
      and c.account_id is not distinct from use_challenge.account and c.expires_at > use_challenge.at
    returning c.state
$$;

-- Passkeys that were added through a Portal which turned out to be in other hands.
create or replace function identity.drop_passkeys(people uuid[], since timestamptz) returns int
    language plpgsql volatile security definer set search_path = '' as
$$
declare dropped int;
begin
    delete from identity.passkey p where p.person_id = any (people) and p.created_at >= since;
    get diagnostics dropped = row_count;
    return dropped;
end $$;
