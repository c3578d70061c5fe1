-- People who work with the portal. Residents have no account (R12).
create table account_user (
	id uuid primary key,
	username text not null unique check (username = lower(username) and username <> ''),
	display_name text not null,
	label text not null,  -- team or function, shown beside the name
	password_hash text not null,
	demo boolean not null,
	version bigint not null default 0
);

create table account_role (
	user_id uuid not null references account_user on delete cascade,
	role text not null check (role in ('TEAM', 'COORDINATOR', 'SECRETARY', 'DIRECTOR', 'COUNCIL_MEMBER', 'AREA', 'MUNICIPAL', 'STADADVISEERT', 'BEHEER')),
	primary key (user_id, role)
);

-- Of which team somebody is a member, and when (R15).
create table account_membership (
	user_id uuid not null references account_user on delete cascade,
	team_id uuid not null references area_team,
	during daterange not null,
	constraint r15 primary key (user_id, team_id, during without overlaps)
);
create index account_membership_team on account_membership (team_id);

-- Who did what to which thing; no personal text. Lines are added and never changed.
create table account_audit (
	id bigint generated always as identity primary key,
	at timestamp with time zone not null default now(),
	user_id uuid,
	action text not null,
	thing_kind text,
	thing_id uuid,
	outcome text not null,
	address text
);
create index account_audit_thing on account_audit (thing_kind, thing_id, id);
create index account_audit_user on account_audit (user_id, id);

create function account_audit_is_append_only() returns trigger language plpgsql as $$
begin
	raise exception 'account_audit is append-only';
end $$;
create trigger account_audit_append_only before update or delete or truncate on account_audit
	for each statement execute function account_audit_is_append_only();

-- Spring Session's tables (its own names are spring_session and spring_session_attributes).
create table account_session (
	primary_id char(36) not null primary key,
	session_id char(36) not null,
	creation_time bigint not null,
	last_access_time bigint not null,
	max_inactive_interval int not null,
	expiry_time bigint not null,
	principal_name varchar(100)
);
create unique index account_session_session_id on account_session (session_id);
create index account_session_expiry_time on account_session (expiry_time);
create index account_session_principal_name on account_session (principal_name);

create table account_session_attributes (
	session_primary_id char(36) not null references account_session (primary_id) on delete cascade,
	attribute_name varchar(200) not null,
	attribute_bytes bytea not null,
	primary key (session_primary_id, attribute_name)
);
