-- Where the person was reached before: notices about money go there too, for whoever took the account over changes the contact first.
alter table members.member_contact
    add column former bytea,
    add column replaced_at timestamptz,
    add constraint former_contact_has_a_time check ((former is null) = (replaced_at is null));
