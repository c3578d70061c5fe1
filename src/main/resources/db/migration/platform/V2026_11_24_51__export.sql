-- Files that staff ask for and that a job writes in pieces, for their owner only; gone after some days (R42). What lies
-- within the owner's view is in `scope`: when that is another one, the file is not theirs any more.
create table platform_export (
	id uuid primary key,
	kind text not null check (kind <> ''),
	owner uuid not null,                     -- account of a member of staff
	scope text not null,
	state text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
	asked_at timestamp with time zone not null,
	ended_at timestamp with time zone,
	runs integer not null default 0 check (runs >= 0),      -- of several, only the last may write
	rows_all bigint not null default 0,
	rows_done bigint not null default 0,
	bytes bigint not null default 0,
	check ((state in ('WAITING', 'RUNNING')) = (ended_at is null))
);
create unique index platform_export_one on platform_export (owner, kind) where state in ('WAITING', 'RUNNING');
create index platform_export_owner on platform_export (owner, asked_at desc);
create index platform_export_asked on platform_export (asked_at);

create table platform_export_part (
	export_id uuid not null references platform_export on delete cascade,
	part integer not null check (part >= 0),
	content bytea not null,
	primary key (export_id, part)
);
