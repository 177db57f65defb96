-- A member of staff who is a member of the scheme too: four eyes look at the person (BO-02).
alter table identity.staff add column member_id uuid;
