-- Who keyed in corrections of a paper: like whoever keyed in the paper itself, they check and approve nothing of it.
alter table casework.case_file add column corrected_by uuid[] not null default '{}';
alter table casework.case_file
    drop constraint casework_four_eyes,
    drop constraint casework_preparer_checks,
    add constraint casework_four_eyes check (approved_by is null
        or approved_by is distinct from entered_by and approved_by is distinct from content_checked_by and approved_by is distinct from amount_checked_by
        and approved_by <> all (corrected_by)),
    add constraint casework_preparer_checks check (
        (entered_by is null or entered_by is distinct from content_checked_by and entered_by is distinct from amount_checked_by)
        and (content_checked_by is null or content_checked_by <> all (corrected_by))
        and (amount_checked_by is null or amount_checked_by <> all (corrected_by)));
