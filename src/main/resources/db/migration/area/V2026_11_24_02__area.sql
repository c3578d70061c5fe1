-- The map of the city. Areas, names and borders change: every row says from when until when it holds, and old figures
-- keep the mapping of their time (R1). The next migration (area.AreaData) fills these tables.
create table area_gebied (
	id uuid primary key,
	slug text not null unique,
	name text not null,
	valid daterange not null check (not isempty(valid))
);

-- A wijk of the statistics office (CBS).
create table area_wijk (
	id uuid primary key,
	slug text not null unique,
	name text not null,
	cbs_code text not null unique check (cbs_code ~ '^WK[0-9]{6}$'),
	gebied_id uuid not null references area_gebied,
	valid daterange not null check (not isempty(valid))
);
create index area_wijk_gebied on area_wijk (gebied_id);

create table area_team (
	id uuid primary key,
	slug text not null unique,
	name text not null,
	location text,  -- where it was seen to receive people; null: not known
	valid daterange not null check (not isempty(valid))
);

create table area_team_gebied (
	team_id uuid not null references area_team,
	gebied_id uuid not null references area_gebied,
	valid daterange not null,
	constraint area_team_gebied_once primary key (team_id, gebied_id, valid without overlaps)
);
create index area_team_gebied_gebied on area_team_gebied (gebied_id);

-- Everyday names: a buurt or a village. It may have the slug of a wijk; the wijk's page then serves.
create table area_buurt (
	id uuid primary key,
	slug text not null unique,
	name text not null,
	team_id uuid not null references area_team,
	wijk_id uuid references area_wijk,  -- null: not known
	gebied_id uuid not null references area_gebied,
	valid daterange not null check (not isempty(valid))
);
create index area_buurt_team on area_buurt (team_id);
create index area_buurt_wijk on area_buurt (wijk_id);
create index area_buurt_gebied on area_buurt (gebied_id);

create table area_buurt_pc4 (
	buurt_id uuid not null references area_buurt,
	pc4 text not null check (pc4 ~ '^[1-9][0-9]{3}$'),
	valid daterange not null,
	constraint area_buurt_pc4_once primary key (buurt_id, pc4, valid without overlaps)
);

-- The four digits of a postcode lead to one or more (wijk, team); rank 1 is the likeliest. What is not here is not in the
-- city (R2).
create table area_pc4 (
	pc4 text not null check (pc4 ~ '^[1-9][0-9]{3}$'),
	rank integer not null check (rank >= 1),
	wijk_id uuid not null references area_wijk,
	team_id uuid not null references area_team,
	gebied_id uuid not null references area_gebied,
	certainty text not null check (certainty in ('certain', 'plausible', 'guess')),  -- of the team
	valid daterange not null check (not isempty(valid)),
	constraint r1 primary key (pc4, rank, valid without overlaps)
);
create index area_pc4_wijk on area_pc4 (wijk_id);
create index area_pc4_team on area_pc4 (team_id);
create index area_pc4_gebied on area_pc4 (gebied_id);

-- Addresses that were: they answer 301.
create table area_slug_former (
	kind text not null check (kind in ('team', 'wijk')),
	slug text not null,
	slug_now text not null check (slug_now <> slug),
	primary key (kind, slug)
);
