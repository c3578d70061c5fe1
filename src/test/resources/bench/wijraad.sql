-- needs wijraad_advice
-- An advice and a meeting for five thousand experiences, of years back; the council itself stays that of the demo,
-- since its number of members is a rule and not a size.
create table if not exists bench.advice (i bigint primary key, id uuid, made date, sent date, answered date, judged date);

create temp table who as select (select id from account_user where username = 'secretaris') as secretary,
	(select id from account_user where username = 'bestuurder') as director,
	(select id from account_user where username = 'wijraadslid') as member;

insert into bench.advice
select i, bench.id('advice', i), current_date - age - 30, current_date - age,
	case when age > 60 then current_date - age + 50 end,
	case when age > 500 then current_date - age + 450 end
from generate_series(greatest(1, :from::bigint / 5000), :to::bigint / 5000) i
cross join lateral (select 20 + floor(6000 * power(bench.chance(i, 'advice'), 1.5))::integer as age) a;

insert into wijraad_meeting (id, held_on, starts_at, ends_at, kind, place, state, planned_by, planned_on, invited_on, ended_by, ended_on)
select bench.id('meeting', i), day, '19:30', '21:30', case when i % 3 = 0 then 'WITH_BOARD' else 'OWN' end, 'Stadhuis', 'HELD', secretary,
	day - 90, day - 14, secretary, day
from generate_series(greatest(1, :from::bigint / 5000), :to::bigint / 5000) i
cross join lateral (select current_date - 7 * i::integer - 400 as day) d cross join who;

insert into wijraad_attendance (meeting_id, member_id, coming, present)
select bench.id('meeting', i), t.member_id, true, bench.pick(i, t.member_id::text, 10) > 0
from generate_series(greatest(1, :from::bigint / 5000), :to::bigint / 5000) i
cross join (select distinct member_id from wijraad_term where standing) t;

insert into wijraad_item (id, meeting_id, turn, title, text, open)
select bench.id('item' || k, i), bench.id('meeting', i), k, 'Punt over ' || w.text, p.text, k < 5
from generate_series(greatest(1, :from::bigint / 5000), :to::bigint / 5000) i cross join generate_series(1, 5) k
join bench.word w on w.nr = bench.pick(i * 10 + k, 'item', (select count(*) from bench.word))
join bench.piece p on p.nr = bench.pick(i * 10 + k, 'item text', 5000);

insert into wijraad_decision (id, item_id, turn, text, written_by, written_on)
select bench.id('decision', i * 10 + k), bench.id('item' || k, i), 1, p.text, secretary, current_date - 7 * i::integer - 400
from generate_series(greatest(1, :from::bigint / 5000), :to::bigint / 5000) i cross join generate_series(1, 2) k
join bench.piece p on p.nr = bench.pick(i * 10 + k, 'decided', 5000) cross join who;

insert into wijraad_action (id, meeting_id, text, office, due_on, written_by, written_on, done_by, done_on)
select bench.id('action', i), bench.id('meeting', i), p.text, 'SECRETARY', m.held_on + 30, secretary, m.held_on, secretary, m.held_on + 25
from generate_series(greatest(1, :from::bigint / 5000), :to::bigint / 5000) i
join wijraad_meeting m on m.id = bench.id('meeting', i)
join bench.piece p on p.nr = bench.pick(i, 'to do', 5000) cross join who;

insert into wijraad_minutes (meeting_id, version, text, written_by, written_on)
select m.id, 1, p.text, secretary, m.held_on + 5
from generate_series(greatest(1, :from::bigint / 5000), :to::bigint / 5000) i
join wijraad_meeting m on m.id = bench.id('meeting', i)
join bench.piece p on p.nr = bench.pick(i, 'minutes', 5000) cross join who;

insert into wijraad_approval (meeting_id, version, in_meeting_id, approved_by, approved_on)
select bench.id('meeting', i), 1, bench.id('meeting', i - 1), secretary, current_date - 7 * (i - 1)::integer - 400
from generate_series(greatest(2, :from::bigint / 5000), :to::bigint / 5000) i cross join who;

insert into wijraad_advice (id, title, why, kind, question, asked_title, asked_kind, asked_by, asked_on, wanted_on, made_by, made_on, decided_on, meeting, sent_on,
	sent_by, due_on, answered_on, judged_on, version)
select a.id, left('Advies over ' || w1.text || ' en ' || w2.text, 100), p.text, case when i % 7 = 0 then 'CONSENT' else 'ADVICE' end,
	case when asked then 'Wat vindt u van ' || w1.text || '?' end, case when asked then left(w1.text, 100) end,
	case when asked then 'ADVICE' end, case when asked then director end, case when asked then made end,
	case when asked then sent end, member, made, sent - 3, 'De vergadering in het stadhuis', sent, secretary, sent + 42,
	answered, judged, 1
from bench.advice a cross join who cross join lateral (select i % 3 = 0 as asked) q
join bench.word w1 on w1.nr = bench.pick(i, 'about', (select count(*) from bench.word))
join bench.word w2 on w2.nr = bench.pick(i, 'about too', (select count(*) from bench.word))
join bench.piece p on p.nr = bench.pick(i, 'why', 5000);

insert into wijraad_point (id, advice_id, place, sentence, explanation, answered_on, judge_from, turn)
select bench.id('point' || k, i), a.id, k, 'Doe iets aan ' || w.text || '.', p.text, answered, (answered + interval '1 year')::date, 2
from bench.advice a cross join generate_series(1, 3) k
join bench.word w on w.nr = bench.pick(i * 10 + k, 'point', (select count(*) from bench.word))
join bench.piece p on p.nr = bench.pick(i * 10 + k, 'point text', 5000);

insert into wijraad_answer (point_id, version, advice_id, sent_on, outcome, reason, answered_by, answered_on)
select bench.id('point' || k, i), 1, a.id, sent, (array['ADOPTED', 'PARTLY', 'NOT'])[1 + bench.pick(i * 10 + k, 'answer', 3)], p.text, director,
	answered
from bench.advice a cross join generate_series(1, 3) k cross join who
join bench.piece p on p.nr = bench.pick(i * 10 + k, 'reason', 5000) where answered is not null;

insert into wijraad_judgement (point_id, version, judge_from, outcome, words, judged_by, judged_on)
select bench.id('point' || k, i), 1, (answered + interval '1 year')::date, (array['DONE', 'PARTLY', 'NOT'])[1 + bench.pick(i * 10 + k, 'judged', 3)],
	p.text, member, judged
from bench.advice a cross join generate_series(1, 3) k cross join who
join bench.piece p on p.nr = bench.pick(i * 10 + k, 'seen', 5000) where judged is not null;

insert into wijraad_advice_step (advice_id, turn, kind, done_by, done_on)
select a.id, s.turn, s.kind, secretary, s.day
from bench.advice a cross join who
cross join lateral (values (1, 'MADE', made), (2, 'DECIDED', sent - 3), (3, 'SENT', sent), (4, 'ANSWERED', answered), (5, 'JUDGED', judged))
	s (turn, kind, day) where s.day is not null;

insert into trail_node (id, kind, open, title, language, state, path)
select v.id, 'ADVICE', true, v.title, 'nl', case when v.answered_on is null then 'SENT' when v.judged_on is null then 'ANSWERED' else 'JUDGED' end,
	'/wijraad/adviezen/' || v.id
from bench.advice a join wijraad_advice v using (id) on conflict (id) do nothing;

-- Four voices and an improvement behind each.
insert into wijraad_advice_voice (advice_id, node_id, linked_by, linked_on)
select distinct a.id, e.id, member, a.made
from bench.advice a cross join who cross join generate_series(1, 4) k
join bench.experience e on e.i = 1 + bench.pick(a.i * 10 + k, 'voice', (select max(i) from bench.experience)) and e.published
union
select a.id, m.id, member, a.made
from bench.advice a cross join who
join bench.improvement m on m.i = 1 + bench.pick(a.i, 'improvement behind', (select max(i) from bench.improvement))
on conflict do nothing;
insert into trail_link (from_id, to_id, why) select node_id, advice_id, 'LED_TO' from wijraad_advice_voice join bench.advice on id = advice_id
on conflict do nothing;

insert into search_document (kind, id, path, language, title, body, year, published_on)
select 'ADVICE', v.id, '/wijraad/adviezen/' || v.id, 'nl', v.title, concat_ws(' ', v.question, v.why, (
		select string_agg(concat_ws(' ', p.sentence, p.explanation, r.reason, j.words), ' ' order by p.place)
		from wijraad_point p left join wijraad_answer r on r.point_id = p.id left join wijraad_judgement j on j.point_id = p.id
		where p.advice_id = v.id)), extract(year from v.sent_on), v.sent_on
from bench.advice a join wijraad_advice v using (id);
