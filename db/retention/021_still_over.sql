-- Before each batch it is asked again who of it is over: these lines had no index by person.
create index payout_line_person on payouts.payout_line (person_id);
