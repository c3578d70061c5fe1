-- needs experience_publication
-- Six in ten experiences are public, checked by somebody else than who answered.
insert into experience_part (experience_id, user_id, part)
select id, author, 'HAND' from bench.experience where i between :from and :to and state <> 'WITH_TEAM'
union all
select id, checker, 'CHECK' from bench.experience where i between :from and :to and published and checker <> author;

insert into experience_publication (experience_id, may_be_public, state, title, happened, went_well, could_be_better, answer, language,
	told_year, team_id, theme_id, checked_by, checked_on, published_on)
select e.id, true, 'PUBLISHED', left(split_part(e.happened, '. ', 1), 80), e.happened, e.went_well, e.could_be_better, r.text,
	e.language, extract(isoyear from b.told), e.team_id, e.theme_id, b.checker, day, day
from bench.experience b
join experience e using (id)
join experience_response r on r.id = bench.id('response', i)
cross join lateral (select least(told + 21 + bench.pick(i, 'published', 14), current_date) as day) d
where i between :from and :to and published;

-- In one of twenty a name was masked.
insert into experience_mask (id, experience_id, field, begins, ends, words, reason)
select bench.id('mask', i), id, 0, 0, 5, 'Femke', 'NAME' from bench.experience
where i between :from and :to and published and bench.pick(i, 'masked', 20) = 0;

-- Triggers do not run while the generator does: what they count is counted here.
insert into experience_published (team_id, theme_id, told_year, number)
select team_id, theme_id, told_year, count(*) from experience_publication where state = 'PUBLISHED' group by 1, 2, 3
on conflict (team_id, theme_id, told_year) do update set number = excluded.number;
