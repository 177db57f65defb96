-- Who an entry is about, as long as the alias leads to a person.
create or replace view audit.entry_person (entry_id, person_id) as
select s.entry_id, a.person_id from audit.entry_subject s join keys.audit_alias a on a.alias = s.alias;

-- The one way into the log. Notes are by person, null where there is none.
create or replace function audit.write(p_id uuid, p_kind text, p_actor uuid, p_terminal text, p_use_case text, p_outcome text,
    p_object uuid, p_reason text, p_request uuid, p_people uuid[], p_notes bytea[]) returns void
    language plpgsql volatile security definer set search_path = '' as
$$
declare
    nobody constant uuid := '00000000-0000-0000-0000-000000000000';
    stamp timestamptz := clock_timestamp();
begin
    -- A thief of the Gateway writes nobody's name into the log but the one whose session the transaction entered, and no terminal of the foundation's.
    if session_user = 'wm_gateway' and (p_kind not in ('Guest', 'Member', 'Officer', 'Hook')
        or p_actor <> coalesce(case when p_kind in ('Member', 'Officer') then kernel.subject_person() end, nobody)
        or p_terminal <> '' and p_terminal not like 'portal %' and (p_terminal, p_kind) <> ('hook', 'Hook')) then
        raise exception 'the Gateway writes of itself only' using errcode = '42501';
    end if;
    insert into keys.audit_alias (person_id, alias)
    select p.id, gen_random_uuid() from (select distinct unnest(p_people || p_actor) as id) p
    where p.id <> nobody and not exists (select from keys.audit_alias a where a.person_id = p.id) order by p.id
    on conflict do nothing;
    insert into audit.entry (id, at, actor_kind, actor, terminal, use_case, outcome, object_id, reason, request_id)
    values (p_id, stamp, p_kind, coalesce((select a.alias from keys.audit_alias a where a.person_id = p_actor), nobody),
            p_terminal, p_use_case, p_outcome, p_object, p_reason, p_request);
    insert into audit.entry_subject (entry_id, alias, note)
    select p_id, a.alias, p.note from unnest(p_people, p_notes) as p(id, note) join keys.audit_alias a on a.person_id = p.id;
    insert into audit.waiting (entry_id, at) values (p_id, stamp);
end $$;

-- One chainer at a time, and nobody waits for the place: true when this transaction has it. The lock is one that only the table's owner may take, through here:
-- an advisory lock could be held by every role. It is the table of seals, which is written once a day and is small: a vacuum of the chain itself would take the place too.
create or replace function audit.take_chain() returns boolean
    language plpgsql volatile security definer set search_path = '' as
$$
begin
    lock table audit.seal in exclusive mode nowait;
    return true;
exception when lock_not_available then
    return false;
end $$;

-- Numbers entries and hangs them on the chain: the next numbers, entries that wait, one chainer at a time. Previous hashes are the table's own.
create or replace function audit.append(p_first bigint, p_entries uuid[], p_hashes bytea[]) returns void
    language plpgsql volatile security definer set search_path = '' as
$$
declare
    last_seq bigint := 0;
    last_hash bytea := decode(repeat('00', 32), 'hex');
    taken bigint;
begin
    if not audit.take_chain() then
        raise exception 'another chainer is at work' using errcode = '55P03';
    end if;
    select l.seq, l.hash into last_seq, last_hash from audit.link l order by l.seq desc limit 1;
    if not found then
        last_seq := 0;
        last_hash := decode(repeat('00', 32), 'hex');
    end if;
    delete from audit.waiting w where w.entry_id = any(p_entries);
    get diagnostics taken = row_count;
    if p_first <> last_seq + 1 or taken <> cardinality(p_entries) or cardinality(p_hashes) <> cardinality(p_entries) then
        raise exception 'the chain goes on at %, with entries that wait', last_seq + 1 using errcode = '40001';
    end if;
    insert into audit.link (seq, entry_id, prev_hash, hash)
    select last_seq + t.n, t.entry, coalesce(lag(t.hash) over (order by t.n), last_hash), t.hash
    from unnest(p_entries, p_hashes) with ordinality as t(entry, hash, n);
end $$;

create or replace function audit.record_seal(p_day date, p_last_seq bigint, p_digest bytea, p_made_at timestamptz) returns void
    language sql volatile security definer set search_path = '' as
$$ insert into audit.seal (day, last_seq, digest, made_at) values (p_day, p_last_seq, p_digest, p_made_at) $$;

-- Once while it is open: a lasting trouble is one row.
create or replace function audit.raise_alarm(p_id uuid, p_code text, p_detail text, p_at timestamptz) returns void
    language sql volatile security definer set search_path = '' as
$$ insert into audit.alarm (id, code, detail, at) values (p_id, p_code, p_detail, p_at) on conflict do nothing $$;

-- Who looked at the person that the transaction acts for: kind of actor and what was done, never which of the staff.
create or replace function audit.looks_at_me(p_before timestamptz, p_most int)
    returns table (at timestamptz, actor_kind text, own boolean, use_case text, reason text)
    language sql stable security definer set search_path = '' as
$$
    select e.at, e.actor_kind, e.actor = me.alias, e.use_case, e.reason
    from keys.audit_alias me
    join audit.entry_subject s on s.alias = me.alias
    join audit.entry e on e.id = s.entry_id
    where me.person_id = kernel.subject_person() and e.outcome = 'ok' and e.at < p_before and e.actor <> me.alias
    order by e.at desc limit p_most
$$;
