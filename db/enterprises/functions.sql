-- Name, address and state of enterprises as of a day: what a member's page and a letter need of the employer. Nothing personal, nothing to list.
create or replace function enterprises.summary(ids uuid[], as_of date)
    returns table (id uuid, number text, name text, state text, postal_code text, address text)
    language sql stable security definer set search_path = '' as
$$
    select e.id, e.number, p.name, coalesce(s.state, 'Applied'), p.postal_code, p.address
    from enterprises.enterprise e
    cross join lateral (
        select x.name, x.postal_code, x.address from enterprises.enterprise_profile x
        where x.enterprise_id = e.id
        order by (x.effective_from <= as_of) desc, case when x.effective_from <= as_of then x.effective_from end desc, x.effective_from, x.entered_at desc
        limit 1) p
    left join lateral (
        select t.state from enterprises.enterprise_transition t
        where t.enterprise_id = e.id and t.effective_from <= as_of
        order by t.effective_from desc, t.entered_at desc, t.id desc
        limit 1) s on true
    where e.id = any (ids)
$$;
