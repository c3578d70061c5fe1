-- What the parts of the generator share. Everything is made of hashes of a number and a word, so that the same numbers
-- give the same rows.
create schema bench;

-- A whole number from 0 up to n, of row i.
create function bench.pick(i bigint, salt text, n bigint) returns integer language sql immutable parallel safe
	return ((hashtextextended(salt || i, 2026) & 9223372036854775807) % n)::integer;

-- From 0 up to 1.
create function bench.chance(i bigint, salt text) returns double precision language sql immutable parallel safe
	return (hashtextextended(salt || i, 2026) & 9223372036854775807) / 9223372036854775808.0;

create function bench.id(kind text, i bigint) returns uuid language sql immutable parallel safe
	return md5(kind || i)::uuid;

create function bench.week(day date) returns text language sql immutable parallel safe
	return to_char(day, 'IYYY"-W"IW');

-- Vinkhuizen, the team of the demo's first account, gets most.
create table bench.team as
select row_number() over (order by t.slug <> 'vinkhuizen', t.slug) - 1 as nr, t.id,
	(select min(g.gebied_id::text)::uuid from area_team_gebied g where g.team_id = t.id) as gebied_id,
	(select min(m.user_id::text)::uuid from account_membership m where m.team_id = t.id) as member,
	(select max(m.user_id::text)::uuid from account_membership m where m.team_id = t.id) as other_member
from area_team t;

create table bench.theme as select row_number() over (order by position) - 1 as nr, id from platform_theme;

-- Sentences of the demo's stories, cut after a full stop and put together again in pieces of one to four.
create table bench.sentence as
select row_number() over (order by md5(s)) - 1 as nr, s as text
from (select distinct s from experience e
	cross join lateral regexp_split_to_table(concat_ws(' ', e.happened, e.went_well, e.could_be_better), '(?<=[.!?])\s+') s
	where e.language = 'nl' and length(s) between 15 and 200) t;
create unique index on bench.sentence (nr);

create table bench.piece as
select i as nr, (select string_agg(s.text, ' ' order by j)
	from generate_series(1, 1 + bench.pick(i, 'size', 4)) j
	join bench.sentence s on s.nr = bench.pick(i * 10 + j, 'sentence', (select count(*) from bench.sentence))) as text
from generate_series(0, 4999) i;
create unique index on bench.piece (nr);

-- Words that few use: Dutch glues two together.
create table bench.word as
select row_number() over (order by md5(w)) - 1 as nr, w as text
from (select distinct lower(w) as w from bench.sentence s cross join lateral regexp_split_to_table(s.text, '[^a-zA-Zë]+') w
	where length(w) between 5 and 9) t;
create unique index on bench.word (nr);
analyze;
