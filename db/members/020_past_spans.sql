-- How many were members when, after the people are erased: spans without a person. A span that is erased leaves itself here.
create table members.past_span (
    id uuid primary key,
    enterprise_id uuid not null,
    starts_on date not null,
    ends_on date
);

create function members.leave_past_span() returns trigger
    language plpgsql security definer set search_path = '' as
$$
begin
    insert into members.past_span (id, enterprise_id, starts_on, ends_on) values (gen_random_uuid(), old.enterprise_id, old.starts_on, old.ends_on);
    return null;
end $$;
revoke all on function members.leave_past_span() from public;
create trigger leaves_past_span after delete on members.tenure_span for each row execute function members.leave_past_span();

-- The yearly table of the membership: members at the end of a fiscal year (31 March), by enterprise. The same before and after an erasure.
create view members.membership_by_year (fiscal_year, enterprise_id, members) as
select y, s.enterprise_id, count(*)
from (select enterprise_id, starts_on, ends_on from members.tenure_span union all select enterprise_id, starts_on, ends_on from members.past_span) s
cross join (select (clock_timestamp() at time zone 'Asia/Tokyo')::date as today) d
cross join lateral generate_series(
    extract(year from s.starts_on - interval '3 months')::int, extract(year from least(coalesce(s.ends_on, today), today) - interval '3 months')::int) y
where s.ends_on is null or s.ends_on > make_date(y + 1, 3, 31)
group by y, s.enterprise_id;
