-- The auditor sees these views and nothing else.
grant usage on schema oracle to auditor;
grant select on all tables in schema oracle to auditor;
