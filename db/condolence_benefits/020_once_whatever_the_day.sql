-- What happens once is told apart by its step and not by the day that was typed: a birth and a death (0), a school by its level, a family death by
-- the relation, an age or a number of years by itself. Entry to a school is on 1 April. Two that stand for one event stop this file: people decide. Of schools and
-- family deaths that stand already the level and the relation are sealed: beside one of them a person decides too (SameEventOnce).
update condolence_benefits.benefit set step = 0 where kind in ('Childbirth', 'DeathMember') and step is null;
update condolence_benefits.benefit set event_date = make_date(extract(year from event_date)::int, 4, 1) where kind = 'SchoolEntry';
create unique index benefits_once on condolence_benefits.benefit (person_id, kind, subject_key, step)
    where step is not null and state not in ('Rejected', 'Withdrawn', 'Reversed');
