-- What was decided is done within a time of its own, and somebody says what was done, or why it cannot be done yet. Who closed one before said nothing.
alter table exports.rights_request
    add column carry_out_by date,
    add column measures bytea;
update exports.rights_request set carry_out_by = (decided_at at time zone 'Asia/Tokyo')::date + 30 where state = 'Decided';
alter table exports.rights_request add constraint exports_requests_measures
    check (state <> 'Done' or kind = 'Disclosure' or answer = 'Declined' or carry_out_by is null or measures is not null);
