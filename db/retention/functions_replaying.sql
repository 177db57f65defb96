-- Erasing again in a restored backup.

-- Plays the list again to a restored backup. For whoever restores (the owner): no role of the product may call it.
-- p_people: [{"id", "kind", "purge", "dueOn", "doneAt", "keys": [], "proof": hex}, …] as in the file. Returns what is left of them: 0.
create or replace function retention.replay_people(p_people jsonb) returns bigint
    language plpgsql volatile security invoker set search_path = '' as
$$
declare people uuid[] := array(select (e ->> 'id')::uuid from jsonb_array_elements(p_people) e);
begin
    perform retention.remove(people);
    delete from keys.audit_alias where person_id = any (people);
    insert into retention.erased (subject_id, kind, purge_id, due_on, done_at, key_ids, proof_hash)
    select (e ->> 'id')::uuid, e ->> 'kind', (e ->> 'purge')::uuid, (e ->> 'dueOn')::date, (e ->> 'doneAt')::timestamptz,
           array(select jsonb_array_elements_text(e -> 'keys')), decode(e ->> 'proof', 'hex')
    from jsonb_array_elements(p_people) e on conflict do nothing;
    return retention.residue(people);
end $$;

-- p_rows: {"purge", "table", "subject", "day", "months", "fiscal", "spared": [], "doneAt"}. Returns how many rows went.
create or replace function retention.replay_rows(p_rows jsonb) returns bigint
    language plpgsql volatile security invoker set search_path = '' as
$$
declare
    k retention.kept := (select x from retention.kept x where x.table_name = p_rows ->> 'table' and x.subject = p_rows ->> 'subject' and x.alone);
    went bigint;
begin
    if k.position is null then raise exception 'the list names a table that is not known: %', p_rows ->> 'table'; end if;
    execute retention.take_ripe_sql(k, jsonb_build_object(k.keep, p_rows -> 'months', 'fiscal', p_rows -> 'fiscal'), '')
        into went using (p_rows ->> 'day')::date, array(select jsonb_array_elements_text(p_rows -> 'spared'))::uuid[];
    insert into retention.erased_rows (purge_id, table_name, subject_column, day, months, fiscal, spared, done_at)
    values ((p_rows ->> 'purge')::uuid, k.table_name, k.subject, (p_rows ->> 'day')::date, (p_rows ->> 'months')::int, (p_rows ->> 'fiscal')::boolean,
            array(select jsonb_array_elements_text(p_rows -> 'spared'))::uuid[], (p_rows ->> 'doneAt')::timestamptz) on conflict do nothing;
    return went;
end $$;
