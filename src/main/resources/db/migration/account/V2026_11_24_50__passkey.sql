-- Passkeys (WebAuthn): what a device promised with, never a secret of it. The attestation holds the public key once more, as
-- the library reads it; the count goes up where a device counts, and one that does not is a copy.
create table account_passkey (
	id uuid primary key,
	user_id uuid not null references account_user on delete cascade,
	credential_id bytea not null unique,
	public_key bytea not null,
	attestation bytea not null,
	signature_count bigint not null,
	transports text not null,
	name text not null check (name <> ''),
	added_on date not null,
	used_on date
);
create index account_passkey_user on account_passkey (user_id, added_on);
