-- Who looked at an alert and took note of it.
alter table identity.alert
    add column seen_by uuid,
    add constraint alert_seen_by_someone check ((seen_at is null) = (seen_by is null));
