-- With which account a member of the WIJ-raad logs in: so the portal knows who votes, who is present and whose promise it is.
create table wijraad_account (
	member_id uuid primary key references wijraad_member,
	user_id uuid not null unique references account_user,
	linked_by uuid not null references account_user,
	linked_on date not null
);
