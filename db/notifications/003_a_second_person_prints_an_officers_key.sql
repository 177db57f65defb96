-- Whoever orders the key of an officer, who files for a whole firm, does not see it: another member of staff prints the letter.
alter table notifications.letter add column ordered_by uuid,
    add constraint letter_printed_by_another check (printed_by <> ordered_by);
