-- Of a teller no moment is kept (R33): weeks only, ids are random, and no table below has a time column but those that
-- SchemaTests lists with a reason.

-- What somebody is writing (R12). Only who has the code can read it: the key is made of it.
create table experience_draft (
	code_hash bytea primary key check (octet_length(code_hash) = 32),
	content bytea not null,
	expires_on date not null,
	version integer not null
);
create index experience_draft_expires_on on experience_draft (expires_on);

-- Sent, but not yet with the team: read by no screen of staff, emptied every working day at 7.00 (R33).
create table experience_waiting (
	code_hash bytea not null check (octet_length(code_hash) = 32),
	kind text not null check (kind in ('TELLING', 'VERDICT')),
	content jsonb not null,
	constraint r33 primary key (code_hash, kind)
);

create table experience (
	id uuid primary key,
	code_hash bytea not null unique check (octet_length(code_hash) = 32),
	team_id uuid references area_team,                      -- null: the coordinator assigns
	gebied_id uuid references area_gebied,
	coordinator_only boolean not null,
	not_for uuid references account_user,                   -- the coordinator that it is about
	theme_id uuid references platform_theme,                -- null: told the short way
	contact text check (contact in ('HOME_VISIT', 'WALK_IN', 'PHONE', 'WRITTEN', 'GROUP', 'NO_CONTACT')),
	language text not null check (language in ('nl', 'en')),
	origin text not null check (origin in ('WEB', 'CARD', 'PAPER', 'PHONE', 'CONVERSATION')),
	told_week text not null check (told_week ~ '^[0-9]{4}-W[0-9]{2}$'),
	happened text not null check (happened <> ''),
	went_well text,
	could_be_better text,
	wish text,
	may_be_public boolean not null,
	state text not null check (state in ('WITH_TEAM', 'ANSWERED', 'CLOSED', 'REOPENED')),
	waiting_since text check (waiting_since ~ '^[0-9]{4}-W[0-9]{2}$'),
	closed_week text check (closed_week ~ '^[0-9]{4}-W[0-9]{2}$'),
	version bigint not null,
	constraint r35 check (not (coordinator_only and may_be_public) and (not_for is null or coordinator_only)),
	constraint r17 check ((state in ('WITH_TEAM', 'REOPENED')) = (waiting_since is not null)),
	constraint r12_closed check ((state = 'CLOSED') = (closed_week is not null))
);
create index experience_inbox on experience (team_id, waiting_since, id) where waiting_since is not null and not coordinator_only;
create index experience_all_inbox on experience (waiting_since, id) where waiting_since is not null;
create index experience_by_team on experience (team_id, state, told_week desc, id);
create index experience_by_state on experience (state, told_week desc, id);
create index experience_for_coordinator on experience (told_week desc, id) where coordinator_only or team_id is null;

create table experience_statement (
	experience_id uuid not null references experience on delete cascade,
	statement text not null check (statement in ('know_where', 'fast', 'serious', 'together', 'own_direction', 'fits', 'can_do', 'clear')),
	answer smallint not null check (answer between 1 and 5 or answer = 9),    -- 9: weet ik niet
	constraint r18 primary key (experience_id, statement)
);

-- Answers of staff; a draft has no day yet, and there is one at a time.
create table experience_response (
	id uuid primary key,
	experience_id uuid not null references experience on delete cascade,
	text text not null,
	author uuid not null references account_user,
	sent_on date,
	version bigint not null
);
create unique index experience_response_one_draft on experience_response (experience_id) where sent_on is null;
create index experience_response_of on experience_response (experience_id, sent_on);

-- "Opgelost" or "niet opgelost", by the teller.
create table experience_verdict (
	id uuid primary key,
	experience_id uuid not null references experience on delete cascade,
	solved boolean not null,
	words text,
	week text not null check (week ~ '^[0-9]{4}-W[0-9]{2}$')
);
create index experience_verdict_of on experience_verdict (experience_id, week);

-- Which team got it from the coordinator, when and by whom.
create table experience_assignment (
	id uuid primary key,
	experience_id uuid not null references experience on delete cascade,
	team_id uuid not null references area_team,
	assigned_by uuid not null references account_user,
	assigned_on date not null
);
create index experience_assignment_of on experience_assignment (experience_id);

-- What was withdrawn: no word, no week. The code's hash stays so that the teller is told that it is gone.
create table experience_tombstone (
	id uuid primary key,
	code_hash bytea not null unique check (octet_length(code_hash) = 32)
);

-- "Received, nothing else" (R16): how many were withdrawn, by the quarter of their week.
create table experience_withdrawn (
	team_id uuid references area_team,
	quarter text not null check (quarter ~ '^[0-9]{4}-Q[1-4]$'),
	number integer not null check (number > 0),
	unique nulls not distinct (team_id, quarter)
);
