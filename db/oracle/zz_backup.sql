-- wm_backup reads everything, by row security's own exception for it, and writes nothing. Runs after all grants.
do $$
declare
    here record;
begin
    for here in select nspname from pg_namespace where nspowner = 'wm_owner'::regrole loop
        execute format('grant usage on schema %I to wm_backup', here.nspname);
        execute format('grant select on all tables in schema %I to wm_backup', here.nspname);
        execute format('grant select on all sequences in schema %I to wm_backup', here.nspname);
    end loop;
end $$;
