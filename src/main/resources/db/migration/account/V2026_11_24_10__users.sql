-- Who is invited has no password yet; who left has no address any more. Only accounts of the demo have a user name: others
-- log in with their address, which is encrypted, and looked up by its keyed hash.
alter table account_user
	alter column username drop not null,
	alter column password_hash drop not null,
	add email bytea,
	add email_hash bytea unique,
	add state text not null default 'ACTIVE' check (state in ('INVITED', 'ACTIVE', 'BLOCKED', 'ENDED')),
	add constraint account_user_address check ((email is null) = (email_hash is null)),
	add constraint account_user_can_log_in check (state <> 'ACTIVE' or password_hash is not null and (username is not null or email is not null));
create index account_user_name on account_user (display_name, id);

-- From which day until which a role holds, who asked for it, and, where it must be, who confirmed it.
alter table account_role
	drop constraint account_role_pkey,
	add id uuid not null default gen_random_uuid(),
	add during daterange not null default daterange(null, null) check (not isempty(during)),
	add asked_by uuid references account_user,   -- null: named at a start of the portal
	add confirmed_by uuid references account_user,
	add confirmed_on date,
	add counts boolean not null generated always as
		(role not in ('COORDINATOR', 'BEHEER') or asked_by is null or confirmed_by is not null) stored,
	add primary key (id),
	add constraint account_role_once unique (user_id, role, during without overlaps),
	add constraint account_role_not_own check (asked_by <> user_id),
	add constraint account_role_second_person check (confirmed_by is null or confirmed_by <> user_id and confirmed_by <> asked_by),
	add check ((confirmed_by is null) = (confirmed_on is null));
create index account_role_user on account_role (user_id);
alter table account_role alter column id drop default, alter column during drop default;

-- Somebody must be able to let others in: the last administrator who counts, without an end, stays. Two who take each other's
-- role away at once wait for each other here, and the second is refused.
create function account_beheer_stays() returns trigger language plpgsql as $$
begin
	perform pg_advisory_xact_lock(hashtext('account_beheer_stays'));
	if not exists (
		select from account_role r join account_user u on u.id = r.user_id
		where r.role = 'BEHEER' and r.counts and upper_inf(r.during) and u.state = 'ACTIVE'
	) then
		raise exception 'the last administrator' using errcode = 'check_violation', constraint = 'account_beheer_stays';
	end if;
	return null;
end $$;
create trigger account_role_beheer_stays after update or delete on account_role
	for each row when (old.role = 'BEHEER' and old.counts) execute function account_beheer_stays();
create trigger account_user_beheer_stays after update of state on account_user
	for each row when (old.state = 'ACTIVE' and new.state <> 'ACTIVE') execute function account_beheer_stays();

-- The second step of logging in: the secret that the app of the person has too, encrypted, and the last half minute of which
-- a code was taken: each code counts once.
create table account_second_factor (
	user_id uuid primary key references account_user on delete cascade,
	secret bytea not null,
	last_step bigint not null,
	set_on date not null
);

-- Codes for who lost the app, hashed; one that was used is deleted.
create table account_recovery_code (
	user_id uuid not null references account_user on delete cascade,
	code_hash bytea not null,
	primary key (user_id, code_hash)
);

-- Links that were mailed: what a link is for, hashed, one of a kind for a person, gone when it was used (R43).
create table account_link (
	token_hash bytea primary key,
	user_id uuid not null references account_user on delete cascade,
	kind text not null check (kind in ('INVITATION', 'RESET')),
	expires_at timestamp with time zone not null,
	constraint r43 unique (user_id, kind)
);

-- Sessions of before hold somebody who did one step only.
delete from account_session;
