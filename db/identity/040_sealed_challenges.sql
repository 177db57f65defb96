-- The framework's state of a registration names the person: it is sealed like everything else that does. Challenges live for five minutes; none is carried over.
delete from identity.passkey_challenge;
alter table identity.passkey_challenge alter column state type bytea using ''::bytea;
