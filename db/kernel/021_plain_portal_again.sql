-- A certificate that was shut out never comes back; the development's Portal without one may, under another name.
alter table kernel.portal drop constraint kernel_portal_certificate;
create unique index kernel_portal_certificate on kernel.portal (thumbprint) where revoked_at is null or thumbprint <> repeat('0', 64);
