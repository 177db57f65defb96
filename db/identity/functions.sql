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

-- Tries a mailed key: right, wrong, expired, locked, none. Five wrong keys lock that key and nothing else.
create or replace function identity.try_mailed_key(account uuid, key_hash bytea, at timestamptz) returns text
    language plpgsql volatile security definer set search_path = '' as
$$
declare k identity.mailed_key;
begin
    select * into k from identity.mailed_key m where m.account_id = account order by m.created_at desc, m.id desc limit 1 for update;
    if k.id is null or k.used_at is not null then return 'none'; end if;
    if k.dead_at is not null then return case when k.wrong_count >= 5 then 'locked' else 'none' end; end if;
    if k.expires_at <= at then return 'expired'; end if;
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

-- A letter at most every three days: whoever knows a number cannot fill somebody's letter box.
create or replace function identity.note_recovery(account uuid, asked_at timestamptz) returns void
    language sql volatile security definer set search_path = '' as
$$
    insert into identity.recovery_request (id, account_id, asked_at)
    select gen_random_uuid(), a.id, note_recovery.asked_at from identity.account a
    where a.id = account and a.state <> 'Closed'
      and not exists (select 1 from identity.recovery_request r
                      where r.account_id = a.id and (r.told_at is null or r.asked_at > note_recovery.asked_at - interval '3 days'))
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
    on conflict (id) do update set password_hash = excluded.password_hash, password_changed_at = excluded.password_changed_at;
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
