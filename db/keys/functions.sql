-- Keys of people and the versions they are wrapped under. The tables are made with the Kernel's (db/kernel/001_create.sql). Repeatable.

-- A person's wrapped key as every reader gets it: one, or two while it is being exchanged.
create or replace function keys.bundle(wrapped bytea, other bytea) returns bytea
    language sql immutable set search_path = '' as
$$ select case when other is null then wrapped else 'B'::bytea || int4send(length(wrapped)) || wrapped || other end $$;

-- Takes a version out of use. False while anything is wrapped under it; waits for whoever is just wrapping.
create or replace function keys.retire(name text, version int) returns boolean
    language plpgsql volatile security definer set search_path = '' as
$$
begin
    delete from keys.key_version v where v.name = retire.name and v.version = retire.version;
    return true;
exception when foreign_key_violation then
    return false;
end $$;

-- How many keys, sealing or still opening, lie under which version.
create or replace function keys.counts() returns table (name text, version int, wrapped bigint)
    language sql stable security definer set search_path = '' as
$$
    select v.name, v.version, count(k.key_name)
    from (select name, version from keys.key_version
          union select key_name, key_version from keys.person_key) v
    left join (select key_name, key_version from keys.person_key
               union all select key_name, other_version from keys.person_key where other is not null) k
        on k.key_name = v.name and k.key_version = v.version
    group by v.name, v.version order by v.name, v.version
$$;

-- Ciphertext only: what the list (views.sql) does not name is refused, also another id or person than the table's own.
drop function if exists keys.only_sealed(text, text, text[]);
create or replace function keys.only_sealed(schema_name text, table_name text, id_column text, person_column text, columns text[]) returns void
    language plpgsql stable security definer set search_path = '' as
$$
begin
    if coalesce(cardinality(columns), 0) = 0 or exists (
        select from unnest(columns) as wanted(column_name)
        where not exists (
            select from keys.sealed_column s
            where s.schema_name = only_sealed.schema_name and s.table_name = only_sealed.table_name and s.id_column = only_sealed.id_column
              and (only_sealed.person_column is null or s.person_column = only_sealed.person_column) and s.column_name = wanted.column_name)) then
        raise insufficient_privilege using message = 'not a table of sealed columns';
    end if;
end $$;

-- The sealed values of some people, for sealing them anew. No rights on the tables are needed, and none are given.
create or replace function keys.sealed_cells(schema_name text, table_name text, id_column text, person_column text, columns text[], people uuid[])
    returns table (row_id uuid, person uuid, name text, value bytea)
    language plpgsql stable security definer set search_path = '' as
$$
begin
    perform keys.only_sealed(schema_name, table_name, id_column, person_column, columns);
    return query execute format('select t.%I, t.%I, c.name, c.value from %I.%I t cross join lateral (values %s) as c(name, value) where t.%I = any ($1) and c.value is not null',
        id_column, person_column, schema_name, table_name,
        (select string_agg(format('(%L::text, t.%I)', wanted, wanted), ', ') from unnest(columns) as wanted), person_column) using people;
end $$;

create or replace function keys.put_cells(schema_name text, table_name text, id_column text, column_name text, ids uuid[], olds bytea[], news bytea[]) returns int
    language plpgsql volatile security definer set search_path = '' as
$$
declare put int;
begin
    perform keys.only_sealed(schema_name, table_name, id_column, null, array[column_name]);
    execute format('update %I.%I t set %I = n.new from unnest($1, $2, $3) as n(id, old, new) where t.%I = n.id and t.%I = n.old',
        schema_name, table_name, column_name, id_column, column_name) using ids, olds, news;
    get diagnostics put = row_count;
    return put;
end $$;
