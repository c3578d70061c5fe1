-- Experiences :from up to :to of nine years, more of the last ones, with what belongs to them.
create table if not exists bench.experience (
	i bigint primary key, id uuid, team_id uuid, gebied_id uuid, author uuid, checker uuid, coordinator_only boolean, age integer,
	told date, state text, chosen double precision, published boolean);

insert into bench.experience
select *, not coordinator_only and state <> 'WITH_TEAM' and chosen < 0.645 from (
select i, bench.id('experience', i) as id, case when team_chance >= 0.02 then t.id end as team_id,
	case when team_chance >= 0.02 then t.gebied_id end as gebied_id, t.member as author, t.other_member as checker,
	only_chance < 0.03 as coordinator_only, age, current_date - 7 * age as told,
	case
		when age <= 2 then case when chance < 0.8 then 'WITH_TEAM' else 'ANSWERED' end
		when age <= 9 then case when chance < 0.1 then 'WITH_TEAM' when chance < 0.8 then 'ANSWERED' else 'CLOSED' end
		when chance < 0.01 then 'WITH_TEAM'
		when chance < 0.015 then 'REOPENED'
		else 'CLOSED'
	end as state, bench.chance(i, 'public') as chosen
from generate_series(:from::bigint, :to) i
cross join lateral (select bench.chance(i, 'state') as chance, bench.chance(i, 'no team') as team_chance,
	bench.chance(i, 'coordinator') as only_chance, floor(468 * power(bench.chance(i, 'age'), 1.5))::integer as age) c
join bench.team t on t.nr = floor((select count(*) from bench.team) * power(bench.chance(i, 'team'), 1.3))) e;

drop index experience_words;
insert into experience (id, code_hash, team_id, gebied_id, coordinator_only, theme_id, contact, language, origin, source,
	entered_by, told_week, happened, went_well, could_be_better, may_be_public, state, waiting_since, closed_week, version)
select b.id, sha256(convert_to('code' || i, 'UTF8')), b.team_id, b.gebied_id, b.coordinator_only,
	case when bench.pick(i, 'short', 10) > 0 then h.id end,
	(array['HOME_VISIT', 'WALK_IN', 'PHONE', 'WRITTEN', 'GROUP', 'NO_CONTACT'])[1 + bench.pick(i, 'contact', 6)],
	case when bench.pick(i, 'language', 20) = 0 then 'en' else 'nl' end,
	origin, case when entered then 'ON_BEHALF' else 'OWN' end, case when entered then author end,
	bench.week(told), p1.text || ' Het ging over ' || w1.text || w2.text || '. ' || p2.text,
	case when bench.pick(i, 'well', 2) = 0 then p3.text end, case when bench.pick(i, 'better', 2) = 0 then p4.text end,
	not coordinator_only and chosen < 0.75, state,
	case when state = 'WITH_TEAM' then bench.week(told) when state = 'REOPENED' then bench.week(told + 28) end,
	case when state = 'CLOSED' then bench.week(least(told + 70, current_date)) end, 1
from bench.experience b
cross join lateral (select (array['WEB', 'WEB', 'WEB', 'WEB', 'WEB', 'WEB', case when b.team_id is null then 'WEB' else 'CARD' end,
	'PAPER', 'PHONE', 'CONVERSATION'])[1 + bench.pick(i, 'origin', 10)] as origin) o
cross join lateral (select origin in ('PAPER', 'PHONE', 'CONVERSATION') as entered) n
join bench.theme h on h.nr = bench.pick(i, 'theme', (select count(*) from bench.theme))
join bench.piece p1 on p1.nr = bench.pick(i, 'first', 5000)
join bench.piece p2 on p2.nr = bench.pick(i, 'second', 5000)
join bench.piece p3 on p3.nr = bench.pick(i, 'third', 5000)
join bench.piece p4 on p4.nr = bench.pick(i, 'fourth', 5000)
join bench.word w1 on w1.nr = bench.pick(i, 'word', (select count(*) from bench.word))
join bench.word w2 on w2.nr = bench.pick(i, 'other word', (select count(*) from bench.word))
where i between :from and :to;
create index experience_words on experience using gin (words);

-- Three in ten answer the eight statements.
insert into experience_statement (experience_id, statement, answer)
select b.id, s.statement, (array[1, 2, 3, 4, 4, 4, 5, 5, 5, 9])[1 + bench.pick(i, s.statement, 10)]
from bench.experience b
cross join unnest(array['know_where', 'fast', 'serious', 'together', 'own_direction', 'fits', 'can_do', 'clear']) s (statement)
where i between :from and :to and bench.pick(i, 'statements', 10) < 3;

insert into experience_response (id, experience_id, text, author, sent_on, version)
select bench.id('response', i), b.id, 'Dank u wel voor uw verhaal. ' || p.text, b.author,
	least(told + 7 + bench.pick(i, 'answered', 7), current_date), 0
from bench.experience b join bench.piece p on p.nr = bench.pick(i, 'response', 5000)
where i between :from and :to and state <> 'WITH_TEAM';

insert into experience_verdict (id, experience_id, solved, words, week)
select bench.id('verdict', i), b.id, state = 'CLOSED', p.text, bench.week(least(told + 28, current_date))
from bench.experience b join bench.piece p on p.nr = bench.pick(i, 'verdict', 5000)
where i between :from and :to and (state = 'REOPENED' or state = 'CLOSED' and bench.pick(i, 'solved', 4) = 0);
