-- A member submits, corrects and withdraws; who proposed and who approved is written by staff only.
create or replace function condolence_benefits.guard_benefit() returns trigger
    language plpgsql as
$$
begin
    if current_user = 'wm_gateway' then
        if new.state not in ('Submitted', 'Withdrawn') and (tg_op = 'INSERT' or new.state <> old.state) or new.approved_by is not null
            or tg_op = 'UPDATE' and (new.entered_by is distinct from old.entered_by or old.state not in ('Submitted', 'Returned', 'Proposed')) then
            raise exception 'staff decide' using errcode = 'check_violation', constraint = 'benefits_decided';
        end if;
    end if;
    return new;
end $$;
create or replace trigger guard_benefit before insert or update on condolence_benefits.benefit for each row execute function condolence_benefits.guard_benefit();

-- How many versions of tables and of the choice between schemes there are. Both are append-only: the same number is the same tables.
create or replace view condolence_benefits.table_stamp with (security_invoker = true) as
select 1 as id, (select count(*) from condolence_benefits.benefit_table_version) + (select count(*) from kernel.rule_version v where v.name = 'benefits.scheme') as stamp;
