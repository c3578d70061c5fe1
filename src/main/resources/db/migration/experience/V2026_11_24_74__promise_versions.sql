-- A promise can be worded anew, get another day, and be taken up again after it was not possible; what it said before stays
-- with the step (R34).
alter table experience_step drop constraint experience_step_kind_check, drop constraint r34_words;
alter table experience_step
	add column was_title text check (was_title <> ''),
	add column was_promise text check (was_promise <> ''),
	add column was_owner text check (was_owner <> ''),
	add column was_due_on date,
	add constraint experience_step_kind_check check (kind in ('PROMISED', 'ACTED', 'POSTPONED', 'CHANGED', 'OFFERED', 'RETURNED', 'DONE', 'NOT_POSSIBLE',
		'RESUMED', 'REOPENED', 'MERGED', 'SPLIT')),
	add constraint r34_words check (kind not in ('ACTED', 'POSTPONED', 'CHANGED', 'RETURNED', 'NOT_POSSIBLE', 'RESUMED') or words is not null),
	add constraint r34_was check ((kind = 'CHANGED') = (num_nonnulls(was_title, was_promise, was_owner) > 0));
-- What was postponed before today has its first day in words only.
alter table experience_step add constraint r34_was_due check ((kind in ('POSTPONED', 'RESUMED')) = (was_due_on is not null)) not valid;
