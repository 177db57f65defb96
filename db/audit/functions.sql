create or replace function audit.write(id uuid, actor_kind text, actor_id uuid, terminal text, use_case text, outcome text,
    object_id uuid, reason text, request_id uuid, people uuid[]) returns void
    language sql volatile security definer set search_path = '' as
$$
    insert into audit.entry (id, actor_kind, actor_id, terminal, use_case, outcome, object_id, reason, request_id)
    values (id, actor_kind, actor_id, terminal, use_case, outcome, object_id, reason, request_id);
    insert into audit.entry_person (entry_id, person_id) select id, p from unnest(people) p;
$$;
