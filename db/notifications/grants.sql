grant usage on schema notifications to wm_gateway, wm_office, wm_jobs;

-- Whoever may open a person's own key may say where that person is reached.
grant select, insert, update, delete on notifications.address to wm_gateway, wm_office, wm_jobs;
alter table notifications.address enable row level security;
drop policy if exists key_held on notifications.address;
create policy key_held on notifications.address to wm_gateway
    using (exists (select 1 from keys.person_key k where k.person_id = address.id and k.purpose = 'Own'));
drop policy if exists core on notifications.address;
create policy core on notifications.address to wm_office, wm_jobs using (true);

-- The gateway puts a letter into the batch and never reads one back.
grant insert on notifications.letter to wm_gateway;
grant select, insert, update on notifications.letter to wm_office, wm_jobs;
alter table notifications.letter enable row level security;
drop policy if exists key_held on notifications.letter;
create policy key_held on notifications.letter for insert to wm_gateway
    with check (exists (select 1 from keys.person_key k where k.person_id = letter.person_id and k.purpose = 'Own'));
drop policy if exists core on notifications.letter;
create policy core on notifications.letter to wm_office, wm_jobs using (true);
