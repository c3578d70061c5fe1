-- A meeting of the WIJ-raad (R12d): planned, invited to, held or cancelled. Never removed.
create table wijraad_meeting (
	id uuid primary key,
	held_on date not null,
	starts_at time not null,
	ends_at time not null,
	kind text not null check (kind in ('OWN', 'WITH_BOARD')),
	place text not null check (place <> ''),
	state text not null check (state in ('PLANNED', 'INVITED', 'HELD', 'CANCELLED')),
	reason text check (reason <> ''),                       -- why it was cancelled, for everyone to read
	sequence integer not null default 0 check (sequence >= 0), -- of its calendar file: counts changes since the invitation
	version integer not null default 0 check (version >= 0),   -- a form names the one that was on its page
	planned_by uuid not null references account_user,
	planned_on date not null,
	invited_on date,
	ended_by uuid references account_user,                  -- who closed or cancelled it
	ended_on date,
	check (starts_at < ends_at),
	constraint r12d_reason check ((state = 'CANCELLED') = (reason is not null)),
	constraint r12d_ended check ((state in ('HELD', 'CANCELLED')) = (ended_on is not null) and (ended_by is null) = (ended_on is null)),
	constraint r12d_invited check (state <> 'INVITED' or invited_on is not null),
	constraint r12d_held check (state <> 'HELD' or held_on <= ended_on),
	-- The same form sent twice plans one meeting.
	constraint r12d_once exclude (held_on with =, starts_at with =, place with =) where (state <> 'CANCELLED')
);
create index wijraad_meeting_held_on on wijraad_meeting (held_on, starts_at, id);

-- What a member said about coming, and whether the member was there.
create table wijraad_attendance (
	meeting_id uuid references wijraad_meeting,
	member_id uuid references wijraad_member,
	coming boolean,                                         -- null: said nothing
	present boolean,                                        -- as the secretary wrote it down; null: not yet
	primary key (meeting_id, member_id)
);
