-- The Gateway writes the page it was given, once, without being the payer: only an empty page of a payment just opened is filled.
create or replace function payments.record_page(opened uuid, session text, page text) returns void
    language sql volatile security definer set search_path = '' as
$$
    update payments.payment set session_ref = session, page_url = page, state = 'Open'
    where id = opened and state = 'Opening' and session_ref is null
$$;
