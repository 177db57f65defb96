grant usage on schema exports to wm_office, wm_jobs;
revoke all on all functions in schema exports from public;
grant execute on function exports.next_number(text, int) to wm_office;
grant execute on function exports.guard_order(), exports.guard_request() to wm_office, wm_jobs;

grant select, insert, update on exports.export_order, exports.rights_request to wm_office;
grant select, insert on exports.hand_over to wm_office;
grant select, update on exports.export_order to wm_jobs;
grant select on exports.rights_request to wm_jobs;

do $$
declare t text;
begin
    foreach t in array array['export_order', 'rights_request', 'hand_over'] loop
        execute format('alter table exports.%I enable row level security', t);
        execute format('drop policy if exists core on exports.%I', t);
        execute format('create policy core on exports.%I to wm_office, wm_jobs using (true)', t);
    end loop;
end $$;
