-- Who is reached by mail no more keeps the row: where they were reached before is told of it, and of what comes after it.
alter table notifications.address
    alter column mail drop not null,
    add constraint address_undeliverable_has_mail check (mail is not null or state = 'Good');
