-- When a run last came forward: one that stands still for a day is called out.
alter table retention.purge add column moved_at timestamptz;
