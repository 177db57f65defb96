-- Which Portal a session passed through is known as long as the session is: an id that leads nowhere tells nothing and has no period of its own.
delete from kernel.session_portal p where not exists (select from kernel.session s where s.id = p.session_id);
alter table kernel.session_portal add constraint session_portal_session_fkey foreign key (session_id) references kernel.session (id) on delete cascade;
