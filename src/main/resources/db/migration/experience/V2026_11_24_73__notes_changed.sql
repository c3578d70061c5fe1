-- Who wrote a note can change it; the version is the one that was on the page, so that nothing is overwritten unseen.
alter table experience_note
	add column changed_on date,
	add column version integer not null default 0 check (version >= 0),
	add check ((changed_on is null) = (version = 0));
alter table experience_note alter column version drop default;
