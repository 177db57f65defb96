-- Staff who left long ago are erased as well.
alter table retention.purge_item drop constraint purge_item_kind_check;
alter table retention.purge_item add constraint purge_item_kind_check check (kind in ('Member', 'Officer', 'Enterprise', 'Staff'));
