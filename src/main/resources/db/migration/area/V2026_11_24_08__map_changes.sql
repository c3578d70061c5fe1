-- The map changes from a day on (R1). A span of time in a map row is covered by that of what it names, and is never
-- covered twice; PostgreSQL holds both. Checks wait for the end of the transaction: a change ends rows and begins others.

-- A postcode and a buurt never outlive their team, nor come before it.
alter table area_team add constraint area_team_period unique (id, valid without overlaps);
alter table area_pc4 add constraint r1_team foreign key (team_id, period valid)
	references area_team (id, period valid) deferrable initially deferred;
alter table area_buurt add constraint area_buurt_team_period foreign key (team_id, period valid)
	references area_team (id, period valid) deferrable initially deferred;

-- The second likeliest place of a postcode never stands without a first, nor the third without a second.
alter table area_pc4 add column rank_before integer generated always as (nullif(rank - 1, 0)) stored;
alter table area_pc4 add constraint r1_ranks foreign key (pc4, rank_before, period valid)
	references area_pc4 (pc4, rank, period valid) deferrable initially deferred;

-- What lies in the city, and since when (R2): on every day of that a first place is known, so that a change leaves no gap.
create table area_postcode (
	pc4 text not null check (pc4 ~ '^[1-9][0-9]{3}$'),
	valid daterange not null check (not isempty(valid)),
	first_rank integer not null generated always as (1) stored,
	constraint r2 primary key (pc4, valid without overlaps),
	constraint r2_covered foreign key (pc4, first_rank, period valid)
		references area_pc4 (pc4, rank, period valid) deferrable initially deferred
);
insert into area_postcode (pc4, valid) select pc4, valid from area_pc4 where rank = 1;

-- A buurt that goes to another team has a row for each: its address is one at a time.
alter table area_buurt drop constraint area_buurt_slug_key;
alter table area_buurt add constraint area_buurt_slug unique (slug, valid without overlaps);
