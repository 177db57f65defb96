-- Any line that comes out is a broken rule: its name and what broke it. Reads the schema oracle only.
-- I1: nothing is oversold; what is left and what is sold add up to what there was.
select 'I1', l.id::text from oracle.lots l
left join (select lot_id, sum(qty) as sold from oracle.orders where state in ('held', 'paid') group by lot_id) o on o.lot_id = l.id
where l.remaining < 0 or l.capacity <> l.remaining + coalesce(o.sold, 0);
-- I2a: an order is paid exactly when a payment of the same amount is captured for it. Refunded and overpaid are states of their own.
select 'I2a', coalesce(o.id, p.order_id)::text
from (select * from oracle.orders where state = 'paid' and amount > 0 and payer = 'member') o
full join (select * from oracle.payments where state = 'captured') p on p.order_id = o.id
where o.id is null or p.ref is null or p.amount <> o.amount;
-- I2b: and once.
select 'I2b', order_id::text from oracle.payments where state = 'captured' group by order_id having count(*) > 1;
-- I3: one key, one order.
select 'I3', idem_key::text from oracle.orders group by idem_key having count(*) > 1;
-- I4a: one benefit per member, kind, day and person it is about.
select 'I4a', concat_ws('/', member_id, kind, event_date, subject_key) from oracle.benefits
where state not in ('rejected', 'withdrawn') group by member_id, kind, event_date, subject_key having count(*) > 1;
-- I4b: nothing is paid unapproved or approved by whoever entered it.
select 'I4b', id::text from oracle.benefits where state in ('approved', 'paying', 'paid') and (approved_by is null or approved_by = entered_by);
-- I5a: a benefit stands in one live file.
select 'I5a', benefit_id::text from oracle.payouts where state <> 'void' group by benefit_id having count(*) > 1;
-- I5b: a file's total and count are those of its lines.
select 'I5b', f.id::text from oracle.payout_files f left join oracle.payouts p on p.file_id = f.id
where f.state <> 'void' group by f.id, f.total, f.count having coalesce(sum(p.amount), 0) <> f.total or count(p.line_no) <> f.count;
-- I6a: an event of the provider is taken once.
select 'I6a', event_id from oracle.hooks group by event_id having count(*) > 1;
-- I6b: and none is forgotten.
select 'I6b', event_id from oracle.hooks where applied_at is null and result is null and received_at < now() - interval '5 min';
-- I7a: nothing is stuck on its way out.
select 'I7a', id::text from oracle.outbox
where state = 'pending' and (attempts > 20 or attempts = 0 and created_at < now() - interval '15 min');
-- I7b: money is told once per object and recipient.
select 'I7b', object_id::text from oracle.outbox
where state = 'sent' and kind like 'money.%' group by object_id, kind, recipient_hash having count(*) > 1;
-- I8: an import is all of its good rows, or nothing.
select 'I8', id::text from oracle.imports where state = 'done' and rows_total <> rows_ok + rows_bad or state = 'failed' and rows_ok > 0;
-- I9: a dated job does its work once.
select 'I9', name || '/' || run_key from oracle.jobs where result = 'ok' group by name, run_key having count(*) > 1;
-- I10: the chain of the log is unbroken and without gaps.
select 'I10', seq::text
from (select seq, prev_hash, lag(hash) over (order by seq) as before, seq - lag(seq) over (order by seq) as step from oracle.audit) chain
where before is not null and (prev_hash is distinct from before or step <> 1);
-- I10b: and no entry waits long for it.
select 'I10b', id::text from oracle.audit_unchained where at < now() - interval '5 seconds';
-- I11: nothing is served to a revoked card.
select 'I11', s.id_hash from oracle.sessions s join oracle.revocations r using (card_serial) where s.last_seen_at > r.at + interval '1 second';
-- I12a: who is erased has no key any more, and there is proof.
select 'I12a', e.subject_id from oracle.erasures e left join oracle.subject_keys k using (subject_id)
where e.done_at is not null and (k.destroyed_at is null or e.proof_hash is null);
-- I12b: no erasure is overdue.
select 'I12b', subject_id from oracle.erasures where done_at is null and due_at < now() - interval '1 day';
