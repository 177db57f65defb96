-- After the cut-off the firm asks on paper and staff take the filing back: who signed, why and who keyed it in is sealed under the person's key.
alter table members.filing add column taken_back_by uuid, add column taken_back bytea,
    add constraint filing_taken_back_names_both check ((taken_back_by is null) = (taken_back is null)),
    add constraint filing_taken_back_is_over check (taken_back_by is null or state = 'Withdrawn');
