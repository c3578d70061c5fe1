-- Of a team or theme in one year, newest first passes all of the years after it; of a team in one state, all other states.
create index experience_publication_team_year on experience_publication (team_id, told_year, published_on desc, experience_id desc)
	where state = 'PUBLISHED';
create index experience_publication_theme_year on experience_publication (theme_id, told_year, published_on desc, experience_id desc)
	where state = 'PUBLISHED';
create index experience_improvement_team_state on experience_improvement (team_id, state, changed_on desc, id desc);
