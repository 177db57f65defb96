-- A benefit that was taken back was not had: the same event may be claimed again, correctly. The row and its payment stay in the books.
drop index condolence_benefits.benefits_same_event;
create unique index benefits_same_event on condolence_benefits.benefit (person_id, kind, event_date, subject_key) where state not in ('Rejected', 'Withdrawn', 'Reversed');
