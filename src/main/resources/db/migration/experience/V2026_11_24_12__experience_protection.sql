-- What only the coordinator may read keeps that mark for good, so that it never becomes public; a team reads it from the
-- week in which the teller allowed it (R35).
alter table experience
	add column team_allowed_week text check (team_allowed_week ~ '^[0-9]{4}-W[0-9]{2}$'),
	add constraint r35_allowed check (team_allowed_week is null or (coordinator_only and team_id is not null));

drop index experience_inbox;
create index experience_inbox on experience (team_id, waiting_since, id)
	where waiting_since is not null and (not coordinator_only or team_allowed_week is not null);

-- Why a telling left the team, or never came there: dangerous words at sending, or the first reader. Without a row the
-- teller chose it.
create table experience_kept (
	id uuid primary key,
	experience_id uuid not null references experience on delete cascade,
	reason text not null check (reason in ('WORDS', 'DANGER', 'ABUSE', 'PERSON')),
	words text,                                      -- those that were found
	kept_by uuid references account_user,
	kept_on date,
	constraint r35_kept check (case reason when 'WORDS' then words is not null and kept_by is null and kept_on is null
		else words is null and kept_by is not null and kept_on is not null end)
);
create index experience_kept_of on experience_kept (experience_id);

-- The question to the teller whether a team may read it; one is open at a time, and the answer is the teller's.
create table experience_permission (
	id uuid primary key,
	experience_id uuid not null references experience on delete cascade,
	team_id uuid not null references area_team,
	asked_by uuid not null references account_user,
	asked_on date not null,
	granted boolean,
	answered_week text check (answered_week ~ '^[0-9]{4}-W[0-9]{2}$'),
	constraint r35_permission check ((granted is null) = (answered_week is null))
);
create unique index experience_permission_one_open on experience_permission (experience_id) where granted is null;
create index experience_permission_of on experience_permission (experience_id);

-- What the coordinator changed in the shipped list of dangerous words: words added, and shipped ones switched off.
create table experience_danger_word (
	folded text primary key check (folded <> ''),
	word text not null check (word <> ''),
	active boolean not null,
	changed_by uuid not null references account_user,
	changed_on date not null
);

-- A question back (R12) is a message of staff like an answer; turn is its place in the course, by which a page shows who
-- said what after whom.
alter table experience drop constraint experience_state_check;
alter table experience add constraint experience_state_check
	check (state in ('WITH_TEAM', 'ANSWERED', 'ASKED_BACK', 'CLOSED', 'REOPENED'));
alter table experience_response
	add column kind text not null default 'ANSWER' check (kind in ('ANSWER', 'QUESTION')),
	add column turn integer check (turn > 0);
alter table experience_verdict add column turn integer check (turn > 0);

create table experience_reply (
	id uuid primary key,
	experience_id uuid not null references experience on delete cascade,
	text text not null check (text <> ''),
	week text not null check (week ~ '^[0-9]{4}-W[0-9]{2}$'),
	turn integer not null check (turn > 0)
);
create index experience_reply_of on experience_reply (experience_id, turn);

alter table experience_waiting drop constraint experience_waiting_kind_check;
alter table experience_waiting add constraint experience_waiting_kind_check
	check (kind in ('TELLING', 'REPLY', 'VERDICT', 'PERMISSION'));
