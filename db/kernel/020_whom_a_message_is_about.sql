-- Whom a message in the outbox is about: bodies name a person by id, or nobody. Immutable, so that the messages of erased people are found by an index.
create function kernel.outbox_person(body bytea) returns uuid
    language plpgsql immutable set search_path = '' as
$$
begin
    return nullif(convert_from(body, 'UTF8')::jsonb ->> 'person', '')::uuid;
exception when others then
    return null; -- not a body of ours: about nobody
end $$;
create index outbox_person on kernel.outbox (kernel.outbox_person(body)) where kernel.outbox_person(body) is not null;
create index session_person on kernel.session (person_id);
