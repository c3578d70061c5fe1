-- What went, or could not go, when its term was over (R42): how many of which kind on what ground, in the words of that day.
create table platform_retention_run (
	id bigint generated always as identity primary key,
	day date not null,
	kind text not null,
	ground text not null,
	number integer not null check (number >= 0),
	failure text check (failure is null or number = 0)  -- kinds of errors and places in the code
);
create index platform_retention_run_last on platform_retention_run (kind, id);
create index platform_retention_run_shown on platform_retention_run (id) where number > 0 or failure is not null;
