-- Kaartjes (R32): codes for one use that a team hands out, which prove contact without telling who. A card knows its batch
-- only, and a batch is a team and a quarter; for which experience it was used is kept nowhere: its row goes.
create table experience_batch (
	id uuid primary key,
	team_id uuid not null references area_team,
	quarter text not null check (quarter ~ '^[0-9]{4}-Q[1-4]$'),
	number integer not null,
	state text not null check (state in ('ORDERED', 'PRINTED', 'CANCELLED')),
	ordered_by uuid not null references account_user,
	ordered_on date not null,
	printed_by uuid references account_user,
	printed_on date,
	cancelled_by uuid references account_user,
	cancelled_on date,
	expires_on date not null,                               -- printed on the cards: it does not change
	burst_week text check (burst_week ~ '^[0-9]{4}-W[0-9]{2}$'),
	constraint r32 check (number between 50 and 300 and number % 10 = 0),
	constraint r32_once check (num_nulls(printed_by, printed_on) in (0, 2) and num_nulls(cancelled_by, cancelled_on) in (0, 2)
		and (state = 'CANCELLED') = (cancelled_on is not null)
		and case state when 'ORDERED' then printed_on is null when 'PRINTED' then printed_on is not null else true end)
);
create index experience_batch_of on experience_batch (team_id);

create table experience_card (
	code_hash bytea primary key check (octet_length(code_hash) = 32),
	batch_id uuid not null references experience_batch on delete cascade
);
create index experience_card_of on experience_card (batch_id);

-- How many of a batch were used in this week and the last, to see a burst; older weeks go.
create table experience_card_use (
	batch_id uuid not null references experience_batch on delete cascade,
	week text not null check (week ~ '^[0-9]{4}-W[0-9]{2}$'),
	number integer not null check (number > 0),
	primary key (batch_id, week)
);

-- A label is of a team: where no team is known there is none.
alter table experience add constraint r32_team check (origin <> 'CARD' or team_id is not null);
