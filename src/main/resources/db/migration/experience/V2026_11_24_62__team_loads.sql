-- The coordinator's look over all teams counts per team what only the coordinator may answer.
create index experience_kept_of_team on experience (team_id, waiting_since, id) include (not_for)
	where waiting_since is not null and coordinator_only and team_allowed_week is null;
