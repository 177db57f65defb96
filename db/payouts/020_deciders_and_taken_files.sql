-- Staff who keyed in, checked or approved the benefit: they have no hand in its payment (BO-02). What waits already takes them from its case.
alter table payouts.payout_request add column decided_by uuid[] not null default '{}';
update payouts.payout_request r
set decided_by = array_remove(array[c.entered_by, c.content_checked_by, c.amount_checked_by, c.approved_by] || c.corrected_by, null)
from casework.case_file c where c.id = r.id and r.state in ('Waiting', 'Batched');

-- When the file was first taken to the bank: without that a batch is not paid.
alter table payouts.payout_batch add column taken_at timestamptz;
update payouts.payout_batch b
set taken_at = t.first
from (select f.batch_id, min(d.taken_at) as first from payouts.payout_file f join payouts.payout_download d on d.file_id = f.id group by f.batch_id) t
where t.batch_id = b.id;
