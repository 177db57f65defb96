-- A password that was used through a Portal which turned out to be in other hands opens nothing any more, until a mailed key renews it.
alter table identity.credential add column renewal_asked_at timestamptz;
