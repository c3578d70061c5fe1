-- Needed for keys and constraints over periods (WITHOUT OVERLAPS).
create extension if not exists btree_gist;

-- The subject list that all modules share.
create table platform_theme (
	id uuid primary key,
	slug text not null unique,
	name_nl text not null,
	name_en text not null,
	position integer not null unique
);

insert into platform_theme (id, slug, name_nl, name_en, position) values
	('0a6c1c52-5d3e-4b4f-8f0e-0b6a51f8d001', 'geld', 'Geld en schulden', 'Money and debts', 1),
	('0a6c1c52-5d3e-4b4f-8f0e-0b6a51f8d002', 'zorg', 'Hulp en zorg thuis', 'Help and care at home', 2),
	('0a6c1c52-5d3e-4b4f-8f0e-0b6a51f8d003', 'opvoeding', 'Opvoeden en gezin', 'Bringing up children and family', 3),
	('0a6c1c52-5d3e-4b4f-8f0e-0b6a51f8d004', 'jongeren', 'Jongeren', 'Young people', 4),
	('0a6c1c52-5d3e-4b4f-8f0e-0b6a51f8d005', 'contact', 'Mensen ontmoeten, eenzaamheid', 'Meeting people, loneliness', 5),
	('0a6c1c52-5d3e-4b4f-8f0e-0b6a51f8d006', 'wonen', 'Wonen en buren', 'Housing and neighbours', 6),
	('0a6c1c52-5d3e-4b4f-8f0e-0b6a51f8d007', 'werk', 'Werk en dagbesteding', 'Work and daytime activities', 7),
	('0a6c1c52-5d3e-4b4f-8f0e-0b6a51f8d008', 'mantelzorg', 'Zorgen voor een ander', 'Caring for someone else', 8),
	('0a6c1c52-5d3e-4b4f-8f0e-0b6a51f8d009', 'gezondheid', 'Gezondheid', 'Health', 9),
	('0a6c1c52-5d3e-4b4f-8f0e-0b6a51f8d00a', 'vervoer', 'Vervoer en hulpmiddelen', 'Transport and aids', 10),
	('0a6c1c52-5d3e-4b4f-8f0e-0b6a51f8d00b', 'anders', 'Iets anders', 'Something else', 11);

-- The table of the job library (db-scheduler), under a name of this module.
create table platform_job (
	task_name text not null,
	task_instance text not null,
	task_data bytea,
	execution_time timestamp with time zone not null,
	picked boolean not null,
	picked_by text,
	last_success timestamp with time zone,
	last_failure timestamp with time zone,
	consecutive_failures integer,
	last_heartbeat timestamp with time zone,
	version bigint not null,
	priority smallint,
	primary key (task_name, task_instance)
);
create index platform_job_execution_time on platform_job (execution_time);
create index platform_job_last_heartbeat on platform_job (last_heartbeat);

-- What went wrong on pages of tellers: kind and place in the code, counted per day, no moment (R33).
create table platform_fault (
	day date not null,
	place text not null,
	number integer not null check (number > 0),
	primary key (day, place)
);
