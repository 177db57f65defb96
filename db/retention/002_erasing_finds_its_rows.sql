-- An erasure looks for a few hundred people in every table at once; these had no index by person.
create index case_document_person on casework.case_document (person_id);
create index case_document_chunk_person on casework.case_document_chunk (person_id);
create index case_move_person on casework.case_move (person_id);
create index field_request_person on casework.field_request (person_id);
create index payout_request_person on payouts.payout_request (person_id);
create index pass_person on tickets.pass (person_id);
create index purchase_count_scope on tickets.purchase_count (scope_id);
create index companion_person on events.companion (person_id);
create index benefit_person on condolence_benefits.benefit (person_id);
create index claim_correction_person on condolence_benefits.claim_correction (person_id);
create index difference_person on payments.difference (person_id);
create index alert_subject on identity.alert (subject_id) where subject_id is not null;
