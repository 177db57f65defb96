-- The roles of the cluster, one a process. Repeatable, first of all files.
-- Run by whoever may create roles (the migrator with the administrator's connection, or by hand with psql -f);
-- for wm_owner, who may not, everything here is already done and nothing happens.
-- No password stands here: the migrator sets them from its settings; a role without one cannot sign in.
do $$
declare
    wanted text;
begin
    foreach wanted in array array['wm_owner', 'wm_gateway', 'wm_office', 'wm_jobs', 'auditor', 'wm_backup'] loop
        if not exists (select from pg_roles where rolname = wanted) then
            begin
                execute format('create role %I login nosuperuser nocreatedb nocreaterole noreplication nobypassrls', wanted);
                if wanted in ('auditor', 'wm_backup') then
                    execute format('alter role %I set default_transaction_read_only = on', wanted);
                end if;
                if wanted = 'wm_backup' then
                    -- A backup that leaves out rows in silence is none: whoever takes it is no subject of row security.
                    alter role wm_backup bypassrls;
                end if;
            exception when duplicate_object or unique_violation then
                null; -- two databases of one cluster are being migrated at once
            end;
        end if;
    end loop;
end $$;

do $$
declare
    here name := current_database();
    owner name := (select rolname from pg_database d join pg_roles r on r.oid = d.datdba where d.datname = current_database());
begin
    if owner <> 'wm_owner' then
        execute format('alter database %I owner to wm_owner', here);
    end if;
    if has_database_privilege('public', here, 'connect') then
        execute format('revoke all on database %I from public', here);
        execute format('grant connect on database %I to wm_gateway, wm_office, wm_jobs, auditor, wm_backup', here);
    end if;
end $$;
