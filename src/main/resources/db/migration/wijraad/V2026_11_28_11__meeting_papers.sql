-- What a meeting is about, and what came of it (R12d).
create table wijraad_item (
	id uuid primary key,
	meeting_id uuid not null references wijraad_meeting,
	turn integer not null check (turn > 0),                 -- its place on the agenda
	title text not null check (title <> ''),
	text text check (text <> ''),
	open boolean not null,                                  -- everyone may read it, its papers and its decisions
	version integer not null default 0 check (version >= 0),
	constraint r12d_turn unique (meeting_id, turn) deferrable initially deferred
);

create table wijraad_paper (
	id uuid primary key,
	item_id uuid not null references wijraad_item,
	turn integer not null check (turn > 0),
	name text not null check (name <> ''),
	file_id uuid not null unique references platform_file,
	pages integer not null check (pages > 0),
	size integer not null check (size > 0),
	tagged boolean not null,                                -- made to be read aloud
	added_by uuid not null references account_user,
	added_on date not null,
	unique (item_id, turn)
);

create table wijraad_decision (
	id uuid primary key,
	item_id uuid not null references wijraad_item,
	turn integer not null check (turn > 0),
	text text not null check (text <> ''),
	written_by uuid not null references account_user,
	written_on date not null,
	unique (item_id, turn)
);

-- Who does what, and by when; done once somebody says so.
create table wijraad_action (
	id uuid primary key,
	meeting_id uuid not null references wijraad_meeting,
	text text not null check (text <> ''),
	member_id uuid references wijraad_member,
	office text check (office in ('SECRETARY', 'DIRECTOR')),
	due_on date not null,
	written_by uuid not null references account_user,
	written_on date not null,
	done_by uuid references account_user,
	done_on date,
	constraint r12d_owner check (num_nonnulls(member_id, office) = 1),
	check ((done_by is null) = (done_on is null))
);
create index wijraad_action_meeting on wijraad_action (meeting_id);
create index wijraad_action_waiting on wijraad_action (due_on, id) where done_on is null;

-- Minutes: each time they are written is a version, and none is changed.
create table wijraad_minutes (
	meeting_id uuid references wijraad_meeting,
	version integer check (version > 0),
	text text not null check (text <> ''),                  -- for everyone, once approved
	closed_text text check (closed_text <> ''),             -- of closed items
	written_by uuid not null references account_user,
	written_on date not null,
	primary key (meeting_id, version)
);

-- The version that a later meeting approved; after that there is no other.
create table wijraad_approval (
	meeting_id uuid primary key,
	version integer not null,
	in_meeting_id uuid not null references wijraad_meeting,
	approved_by uuid not null references account_user,
	approved_on date not null,
	constraint r12d_approved foreign key (meeting_id, version) references wijraad_minutes,
	constraint r12d_later check (in_meeting_id <> meeting_id)
);
