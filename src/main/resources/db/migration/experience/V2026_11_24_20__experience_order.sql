-- Lists are read in the order of an index and counts from the index alone, whatever the size of a city: newest first means
-- the highest id first too, and what decides who may see a row stands beside it.
drop index experience_all_inbox;
drop index experience_by_team;
drop index experience_by_state;
drop index experience_for_coordinator;
create index experience_all_inbox on experience (waiting_since, id) include (not_for) where waiting_since is not null;
create index experience_by_team on experience (team_id, state, told_week desc, id desc)
	include (coordinator_only, team_allowed_week);
create index experience_by_state on experience (state, told_week desc, id desc) include (not_for);
create index experience_for_coordinator on experience (told_week desc, id desc) include (not_for) where coordinator_only;
create index experience_without_team on experience (waiting_since, id) include (not_for)
	where team_id is null and not coordinator_only and waiting_since is not null;
