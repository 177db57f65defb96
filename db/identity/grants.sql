grant usage on schema identity to wm_gateway, wm_office, wm_jobs;
revoke all on all functions in schema identity from public;
grant execute on function identity.account_at(bytea), identity.credential_at(bytea), identity.own_key_at(bytea), identity.hold_account(bytea),
    identity.ask_recovery(bytea, timestamptz), identity.note_attack(text, timestamptz), identity.set_password_by_key(bytea, bytea, text, timestamptz),
    identity.clear_second_factor_by_key(bytea, bytea, timestamptz) to wm_gateway;
grant execute on function identity.note_attack(text, timestamptz) to wm_office;

-- The subject's own account, and those of the officers and members whose key the subject's enterprise holds.
grant select, insert, update on identity.account to wm_gateway, wm_office, wm_jobs;
alter table identity.account enable row level security;
drop policy if exists key_held on identity.account;
create policy key_held on identity.account for select to wm_gateway
    using (id = (select kernel.subject_person()) or enterprise_id = (select kernel.subject_enterprise())
           or exists (select 1 from keys.person_key k where k.person_id = account.id and k.purpose = 'Own'));
drop policy if exists enterprise_opens on identity.account;
create policy enterprise_opens on identity.account for insert to wm_gateway
    with check (state = 'Invited' and (select kernel.subject_enterprise()) is not null
        and (enterprise_id is null or enterprise_id = (select kernel.subject_enterprise()))
        and exists (select 1 from keys.person_key k where k.person_id = account.id and k.purpose = 'Own'));
drop policy if exists enterprise_changes on identity.account;
create policy enterprise_changes on identity.account for update to wm_gateway
    using ((select kernel.subject_enterprise()) is not null
        and exists (select 1 from keys.person_key k where k.person_id = account.id and k.purpose = 'Own'))
    with check (enterprise_id is null or enterprise_id = (select kernel.subject_enterprise()));
drop policy if exists core on identity.account;
create policy core on identity.account to wm_office, wm_jobs using (true);

grant select, update on identity.credential to wm_gateway;
alter table identity.credential enable row level security;
drop policy if exists own on identity.credential;
create policy own on identity.credential to wm_gateway using (id = (select kernel.subject_person()));

-- Through the gateway a key is made only for one who never had a password: an invitation. It cannot take an account over.
grant insert, update, select on identity.mailed_key to wm_gateway, wm_office, wm_jobs;
alter table identity.mailed_key enable row level security;
drop policy if exists invitation on identity.mailed_key;
create policy invitation on identity.mailed_key to wm_gateway
    using ((select kernel.subject_enterprise()) is not null
        and exists (select 1 from identity.account a where a.id = mailed_key.account_id and a.state = 'Invited'));
drop policy if exists core on identity.mailed_key;
create policy core on identity.mailed_key to wm_office, wm_jobs using (true);

grant select, insert, update on identity.recovery_request to wm_office, wm_jobs;
alter table identity.recovery_request enable row level security;
drop policy if exists core on identity.recovery_request;
create policy core on identity.recovery_request to wm_office, wm_jobs using (true);

grant select, insert on identity.sign_in_failure to wm_gateway, wm_office;
grant select, delete on identity.sign_in_failure to wm_jobs;

grant insert on identity.alert to wm_office;
grant select, insert on identity.alert to wm_jobs;
grant select, update on identity.alert to wm_office;

grant select, insert, update on identity.staff to wm_office, wm_jobs;
grant select, insert, update on identity.card, identity.terminal to wm_office;
grant select, insert on identity.card, identity.terminal to wm_jobs;
grant select, insert, delete on identity.staff_password to wm_office;
grant select, insert, update on identity.staff_act, identity.emergency to wm_office;
grant select, update on identity.emergency to wm_jobs;
grant select, update on identity.rights_review to wm_office;
grant select, insert, update on identity.rights_review to wm_jobs;
grant execute on function identity.note_keys_lost(timestamptz) to wm_jobs;

-- Portal's doors: places from which somebody came in, passkeys, certificates of Portals.
grant select on identity.known_source to wm_gateway, wm_office;
grant select, delete on identity.known_source to wm_jobs;
grant execute on function identity.note_reached(bytea, bytea, text, timestamptz) to wm_gateway, wm_office;
grant execute on function identity.through_portal(text, timestamptz, text[]) to wm_office, wm_jobs;
grant execute on function identity.ask_renewal(uuid[], timestamptz), identity.note_portal_revoked(timestamptz) to wm_jobs;
grant execute on function identity.passkey_at(bytea), identity.account_of_passkey(bytea), identity.passkey_used(bytea, bigint, boolean, timestamptz),
    identity.use_challenge(uuid, text, uuid, timestamptz) to wm_gateway;
grant execute on function identity.drop_passkeys(uuid[], timestamptz) to wm_jobs;
grant select, insert, delete on identity.passkey to wm_gateway;
alter table identity.passkey enable row level security;
drop policy if exists own on identity.passkey;
create policy own on identity.passkey to wm_gateway using (person_id = (select kernel.subject_person()));
grant insert on identity.passkey_challenge to wm_gateway;
grant select, delete on identity.passkey_challenge to wm_jobs;
alter table identity.passkey_challenge enable row level security;
drop policy if exists asked on identity.passkey_challenge;
create policy asked on identity.passkey_challenge for insert to wm_gateway with check (account_id is null or account_id = (select kernel.subject_person()));
drop policy if exists core on identity.passkey_challenge;
create policy core on identity.passkey_challenge to wm_jobs using (true);
