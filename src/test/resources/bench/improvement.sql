-- needs experience_improvement
-- One improvement for twenty experiences, with six that led to each, a history and for most a proof that was confirmed.
create table if not exists bench.improvement (
	i bigint primary key, id uuid, team_id uuid, author uuid, checker uuid, state text, promised date, proof uuid);

insert into bench.improvement
select i, bench.id('improvement', i), t.id, t.member, t.other_member,
	case when age < 60 then (array['PROMISED', 'BUSY'])[1 + bench.pick(i, 'open', 2)]
		when chance < 0.02 then 'BUSY' when chance < 0.12 then 'NOT_POSSIBLE' else 'DONE' end,
	current_date - age, bench.id('proof', i)
from generate_series(greatest(1, :from::bigint / 20), :to::bigint / 20) i
cross join lateral (select bench.chance(i, 'outcome') as chance, 20 + floor(3000 * power(bench.chance(i, 'old'), 1.5))::integer as age) c
join bench.team t on t.nr = floor((select count(*) from bench.team) * power(bench.chance(i, 'improving team'), 1.3));

insert into experience_improvement (id, team_id, title, promise, owner, due_on, state, reason, proof_id, promised_by, promised_on,
	changed_on, ended_on, version)
select b.id, team_id, left('Verbetering ' || w1.text || ' en ' || w2.text, 100), p.text, 'Het team', promised + 90, state,
	case when state = 'NOT_POSSIBLE' then 'Dat mag niet van de wet.' end, case when state = 'DONE' then proof end, author, promised,
	least(promised + 75, current_date), case when state in ('DONE', 'NOT_POSSIBLE') then promised + 75 end, 0
from bench.improvement b
join bench.word w1 on w1.nr = bench.pick(i, 'title', (select count(*) from bench.word))
join bench.word w2 on w2.nr = bench.pick(i, 'title too', (select count(*) from bench.word))
join bench.piece p on p.nr = bench.pick(i, 'promise', 5000);

insert into experience_proof (id, improvement_id, change, since, indicator, before, after, offered_by, offered_on, confirmed_by,
	confirmed_on, asked_on, noticed, not_noticed)
select proof, b.id, p.text, promised + 70, 'Wat wij telden', '3 van de 10', '8 van de 10', author, promised + 74,
	case when checker <> author then checker else (select id from account_user where username = 'coordinator') end,
	promised + 75, promised + 103, bench.pick(i, 'yes', 12), bench.pick(i, 'no', 3)
from bench.improvement b join bench.piece p on p.nr = bench.pick(i, 'change', 5000) where state = 'DONE';

insert into experience_step (id, improvement_id, turn, kind, words, done_by, done_on)
select bench.id('step' || s.turn, i), b.id, s.turn, s.kind, case when s.kind = 'ACTED' then 'Er is iets gedaan.' when s.kind = 'NOT_POSSIBLE' then 'Nee.' end,
	author, promised + s.day
from bench.improvement b
cross join lateral (values (1, 'PROMISED', 0), (2, 'ACTED', 30), (3, 'ACTED', 60), (4, case state when 'DONE' then 'DONE' when 'NOT_POSSIBLE' then 'NOT_POSSIBLE' end, 75)) s (turn, kind, day)
where s.kind is not null;

insert into experience_source (improvement_id, experience_id, linked_by, linked_on)
select distinct on (m.id, e.id) m.id, e.id, m.author, m.promised
from bench.improvement m
cross join generate_series(1, 6) k
join bench.experience e on e.i = 1 + bench.pick(m.i * 10 + k, 'source', (select max(i) from bench.experience)) and not e.coordinator_only;

insert into trail_node (id, kind, open, title, language, state, path)
select id, 'IMPROVEMENT', true, title, 'nl', state, '/verbeteringen/' || id from experience_improvement
on conflict (id) do nothing;
insert into trail_node (id, kind, open, title, language, state, path)
select p.experience_id, 'EXPERIENCE', true, p.title, p.language, 'ANSWERED', '/ervaringen/' || p.experience_id
from experience_publication p where p.state = 'PUBLISHED' on conflict (id) do nothing;
insert into trail_node (id, kind, open) select distinct experience_id, 'EXPERIENCE', false from experience_source on conflict (id) do nothing;
insert into trail_link (from_id, to_id, why) select experience_id, improvement_id, 'LED_TO' from experience_source on conflict do nothing;

insert into search_document (kind, id, path, language, title, body, year, team_id, published_on)
select 'IMPROVEMENT', i.id, '/verbeteringen/' || i.id, 'nl', i.title, concat_ws(' ', i.promise, p.change), extract(year from i.promised_on),
	i.team_id, i.changed_on
from experience_improvement i join bench.improvement b using (id) left join experience_proof p on p.id = i.proof_id;
