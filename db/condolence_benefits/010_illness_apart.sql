-- What is stated about an illness lies under a key of its own; what was sealed before stays under the office's.
alter table condolence_benefits.benefit
    alter column answers drop not null,
    add column health_answers bytea,
    add column health_inputs bytea,
    add check (num_nonnulls(answers, health_answers) <= 1 and num_nonnulls(inputs, health_inputs) <= 1);
alter table condolence_benefits.claim_correction
    alter column answers drop not null,
    add column health_answers bytea,
    add check (num_nonnulls(answers, health_answers) = 1);
