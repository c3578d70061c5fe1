-- What came of what (R30). A module writes its things, and what led to them, in its own transaction; of what is not public
-- only stands here that it is there.
create table trail_node (
	id uuid primary key,
	kind text not null check (kind in ('EXPERIENCE', 'IMPROVEMENT')),
	open boolean not null,
	title text check (title <> ''),
	language text check (language in ('nl', 'en')),
	state text check (state <> ''),
	path text check (path like '/%'),
	constraint r30_open check (open = (title is not null) and open = (language is not null) and open = (path is not null) and open = (state is not null))
);

create table trail_link (
	from_id uuid not null references trail_node on delete cascade,
	to_id uuid not null references trail_node on delete cascade,
	why text not null check (why in ('LED_TO', 'MERGED', 'SPLIT')),
	primary key (from_id, to_id),
	check (from_id <> to_id)
);
create index trail_link_back on trail_link (to_id, from_id);
