-- Why nothing is left under a code: the teller withdrew it, or its term was over (R42).
alter table experience_tombstone add column reason text not null default 'WITHDRAWN' check (reason in ('WITHDRAWN', 'DESTROYED'));
alter table experience_tombstone alter column reason drop default;

-- What stays of those whose term was over: the numbers of the tables that may be published (R16), each apart and nothing
-- crossed, so that no line is about fewer people than such a table would show inside.
create table experience_destroyed (
	figure text not null check (figure in ('PLACE', 'THEME', 'ORIGIN')),
	gebied_id uuid references area_gebied,
	team_id uuid references area_team,      -- both null: not known, or only the coordinator read it
	theme_id uuid references platform_theme,
	origin text check (origin in ('WEB', 'CARD', 'PAPER', 'PHONE', 'CONVERSATION')),
	period text not null check (period ~ '^[0-9]{4}(-Q[1-4])?$'),
	number integer not null check (number > 0),
	constraint r42 unique nulls not distinct (figure, gebied_id, team_id, theme_id, origin, period),
	constraint r42_apart check (case figure
		when 'PLACE' then theme_id is null and origin is null and period like '%-Q%'
		when 'THEME' then gebied_id is null and team_id is null and origin is null and period not like '%-Q%'
		else gebied_id is null and team_id is null and theme_id is null and origin is not null and period not like '%-Q%' end)
);
create index experience_closed on experience (closed_week) where state = 'CLOSED';
