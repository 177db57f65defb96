-- Whether a document was found free of malware. The row comes with its document; only the schedule writes a verdict, and nobody opens
-- a document without one. What was there before the scanner was is scanned like everything else.
create table casework.document_scan (
    id uuid primary key references casework.case_document (id) on delete cascade,
    verdict text not null check (verdict in ('Waiting', 'Clean', 'Found', 'Passed')),
    chunks int,
    signature text,
    due_at timestamptz not null,
    attempts int not null,
    decided_at timestamptz,
    check ((verdict = 'Waiting') = (decided_at is null)),
    check ((verdict = 'Waiting') = (chunks is null)),
    check ((verdict = 'Found') = (signature is not null))
);
create index document_scan_waiting on casework.document_scan (due_at) where verdict = 'Waiting';
insert into casework.document_scan (id, verdict, due_at, attempts) select id, 'Waiting', added_at, 0 from casework.case_document;
