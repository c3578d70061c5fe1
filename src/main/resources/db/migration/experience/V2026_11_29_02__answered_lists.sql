-- What waits for the teller, in the order of the list: two states together have no order in the index of states, so that
-- each page and each count sorted all of them.
create index experience_answered on experience (told_week desc, id desc) include (not_for)
	where state in ('ANSWERED', 'ASKED_BACK');
create index experience_answered_of_team on experience (team_id, told_week desc, id desc) include (coordinator_only, team_allowed_week)
	where state in ('ANSWERED', 'ASKED_BACK');
