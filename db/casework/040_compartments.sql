-- Illness and identity documents lie under keys of their own; what was sealed before stays under the office's.
alter table casework.case_document add column compartment text not null default 'Office' check (compartment in ('Office', 'Health', 'Identity'));
alter table casework.case_document alter column compartment drop default;
alter table casework.case_document_chunk
    alter column content drop not null,
    add column health_content bytea,
    add column identity_content bytea,
    add check (num_nonnulls(content, health_content, identity_content) = 1);
alter table casework.case_document_chunk
    alter column health_content set storage external,
    alter column identity_content set storage external;
