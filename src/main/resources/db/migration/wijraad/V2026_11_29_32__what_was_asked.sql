-- What the director asked, whatever the WIJ-raad makes of it: until it is sent the director reads no more (R12e).
alter table wijraad_advice
	add column asked_title text check (asked_title <> ''),
	add column asked_kind text check (asked_kind in ('ADVICE', 'CONSENT'));
update wijraad_advice a
set asked_title = coalesce((select e.title from wijraad_advice_earlier e where e.advice_id = a.id order by e.version limit 1), a.title),
	asked_kind = a.kind
where a.question is not null;
alter table wijraad_advice drop constraint r12e_asked;
alter table wijraad_advice add constraint r12e_asked
	check (num_nonnulls(question, asked_title, asked_kind, asked_by, asked_on, wanted_on) in (0, 6));
