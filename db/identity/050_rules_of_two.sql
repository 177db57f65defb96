-- Rules that guard money, records or doors: proposed by one person, in force once another has confirmed them.
alter table identity.staff_act drop constraint staff_act_kind_check;
alter table identity.staff_act
    add column rule text,
    add column rule_settings text,
    add column rule_effective date,
    add constraint staff_act_kind_check check (kind in ('AddStaff', 'ChangeRoles', 'NewStartKey', 'IssueCard', 'ReinstateCard', 'EnrolTerminal', 'PasswordTerm', 'Emergency', 'Rule')),
    add constraint staff_act_of_a_rule check ((kind = 'Rule') = (rule is not null) and (rule is null) = (rule_settings is null) and (rule is null) = (rule_effective is null));
drop index identity.identity_act_waiting;
create unique index identity_act_waiting on identity.staff_act (kind, object_id, coalesce(rule, '')) where state = 'Proposed';
