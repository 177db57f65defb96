-- What a checker may see: the shape of the drills' contract, and nobody's name, contact, account or document.
-- Repeatable. Runs after all grants; the views read as their owner, so the auditor needs no right on any table behind them.
create schema if not exists oracle;

-- Ids of people are shown under a key that only the database holds: equal stays equal, and no id of the product can be found from it.
create table if not exists kernel.pseudonym_secret (secret bytea not null);
insert into kernel.pseudonym_secret
select sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'utf8'))
where not exists (select from kernel.pseudonym_secret);

-- The digest is written out in every view: as a function the auditor would have to be allowed to call it, and could try ids one by one.
drop view if exists oracle.orders, oracle.lots, oracle.payments, oracle.hooks, oracle.benefits, oracle.payouts, oracle.payout_files, oracle.imports,
    oracle.outbox, oracle.jobs, oracle.audit, oracle.audit_unchained, oracle.sessions, oracle.revocations, oracle.subject_keys, oracle.erasures;

-- Put aside and awaited are 'held': the place is taken. Given back is 'refunded' from the moment the place is free again.
create view oracle.orders (id, idem_key, state, amount, payer, lot_id, qty, member_id, payment_ref, created_at) as
select r.id, r.idem_key, case when r.state in ('Held', 'Awaiting') then 'held' when r.state in ('Refunding', 'Refunded') then 'refunded' else lower(r.state) end,
       r.amount, 'member', r.offering_id, r.quantity, encode(sha256(s.secret || sha256(s.secret || convert_to(r.person_id::text, 'utf8'))), 'hex'),
       r.payment_id, r.created_at
from tickets.reservation r cross join kernel.pseudonym_secret s
union all
select e.id, e.idem_key, case when e.state in ('Held', 'Awaiting') then 'held' when e.state in ('Refunding', 'Refunded') then 'refunded' else lower(e.state) end,
       e.amount, 'member', e.session_id, e.quantity, encode(sha256(s.secret || sha256(s.secret || convert_to(e.person_id::text, 'utf8'))), 'hex'),
       e.payment_id, e.created_at
from events.entry e cross join kernel.pseudonym_secret s;

create view oracle.lots (id, capacity, remaining) as
select id, capacity, remaining from tickets.offering_stock
union all
select id, capacity, remaining from events.session_stock;

-- Who entered and who approved are people too. A reversed benefit no longer counts, as a withdrawn one.
create view oracle.benefits (id, member_id, kind, event_date, subject_key, amount, state, entered_by, approved_by) as
select b.id, encode(sha256(s.secret || sha256(s.secret || convert_to(b.person_id::text, 'utf8'))), 'hex'), b.kind, b.event_date,
       encode(b.subject_key, 'hex'), b.amount, case b.state when 'Reversed' then 'withdrawn' else lower(b.state) end,
       encode(sha256(s.secret || sha256(s.secret || convert_to(b.entered_by::text, 'utf8'))), 'hex'),
       encode(sha256(s.secret || sha256(s.secret || convert_to(b.approved_by::text, 'utf8'))), 'hex')
from condolence_benefits.benefit b cross join kernel.pseudonym_secret s;

-- Refunding and Refunded are no longer captured: their order is 'refunded', and the pair leaves rule I2 together.
create view oracle.payments (ref, order_id, amount, currency, state) as
select id, order_id, amount, 'jpy', lower(state) from payments.payment;

create view oracle.hooks (event_id, received_at, applied_at, result) as
select id, received_at, applied_at, result from payments.provider_event;

-- A batch is the file from the day it is prepared; its bytes, and their hash, exist once it was released.
create view oracle.payout_files (id, total, count, sha256, state) as
select b.id, b.total, b.count, encode(f.sha256, 'hex'), lower(b.state)
from payouts.payout_batch b left join payouts.payout_file f on f.batch_id = b.id;

-- A line that is no longer live was taken out of its file: void for rule I5.
create view oracle.payouts (file_id, line_no, benefit_id, amount, state) as
select l.batch_id, l.line_no, l.benefit_id, l.amount, case when l.live then lower(b.state) else 'void' end
from payouts.payout_line l join payouts.payout_batch b on b.id = l.batch_id;

-- Nothing of a roster is in the register before it is filed.
create view oracle.imports (id, sha256, rows_total, rows_ok, rows_bad, state) as
select id, lower(fingerprint), rows_total, case state when 'Filed' then rows_ok else 0 end, rows_bad,
       case state when 'Filed' then 'done' when 'Discarded' then 'discarded' else 'waiting' end
from members.roster_upload;

create view oracle.outbox (id, kind, object_id, recipient_hash, state, attempts, created_at, sent_at) as
select o.id, o.kind, encode(sha256(s.secret || sha256(s.secret || convert_to(o.object_id::text, 'utf8'))), 'hex'),
       encode(o.recipient_hash, 'hex'), o.state, o.attempts, o.created_at, o.sent_at
from kernel.outbox o cross join kernel.pseudonym_secret s;

create view oracle.jobs (name, run_key, instance, started_at, finished_at, result) as
select name, run_key, instance, started_at, finished_at, result from kernel.job_run;

-- Actor and object are pseudonyms, for either may be a person.
create view oracle.audit (seq, at, actor, terminal, action, object, txid, prev_hash, hash) as
select l.seq, e.at,
       e.actor_kind || ':' || encode(sha256(s.secret || sha256(s.secret || convert_to(e.actor::text, 'utf8'))), 'hex'), e.terminal,
       e.use_case || ' ' || e.outcome, encode(sha256(s.secret || sha256(s.secret || convert_to(e.object_id::text, 'utf8'))), 'hex'),
       e.txid, l.prev_hash, l.hash
from audit.link l join audit.entry e on e.id = l.entry_id cross join kernel.pseudonym_secret s;

create view oracle.audit_unchained (id, at) as
select w.entry_id, w.at from audit.waiting w;

create view oracle.sessions (id_hash, user_id, card_serial, expires_at, last_seen_at) as
select encode(sha256(s.secret || sha256(s.secret || convert_to(e.id::text, 'utf8'))), 'hex'),
       encode(sha256(s.secret || sha256(s.secret || convert_to(e.account_id::text, 'utf8'))), 'hex'), e.card_serial, e.expires_at, e.last_seen_at
from kernel.session e cross join kernel.pseudonym_secret s;

create view oracle.revocations (card_serial, at) as
select null::text, null::timestamptz where false;

-- Keys that are there, and those that were destroyed. A key is destroyed by deleting its row; the erasure list remembers which they were.
create view oracle.subject_keys (subject_id, key_id, destroyed_at) as
select encode(sha256(s.secret || sha256(s.secret || convert_to(k.person_id::text, 'utf8'))), 'hex'), k.purpose, null::timestamptz
from keys.person_key k cross join kernel.pseudonym_secret s
union all
select encode(sha256(s.secret || sha256(s.secret || convert_to(e.subject_id::text, 'utf8'))), 'hex'), d.key_id, e.done_at
from retention.erased e cross join lateral unnest(coalesce(nullif(e.key_ids, '{}'), array['none'])) as d(key_id) cross join kernel.pseudonym_secret s;

-- Due is an erasure when a second person has released it: from then on nothing but the run itself may hold it up.
create view oracle.erasures (subject_id, due_at, done_at, proof_hash) as
select encode(sha256(s.secret || sha256(s.secret || convert_to(e.subject_id::text, 'utf8'))), 'hex'), coalesce(p.released_at, e.done_at), e.done_at, e.proof_hash
from retention.erased e left join retention.purge p on p.id = e.purge_id cross join kernel.pseudonym_secret s
union all
select encode(sha256(s.secret || sha256(s.secret || convert_to(i.subject_id::text, 'utf8'))), 'hex'), p.released_at, null, null
from retention.purge_item i join retention.purge p on p.id = i.purge_id cross join kernel.pseudonym_secret s
where i.state = 'Waiting' and p.state in ('Released', 'Running', 'Closing');
