-- The work list reads each kind of work from an index: what only the coordinator may answer has its own.
create index experience_for_coordinator_inbox on experience (waiting_since, id) include (not_for)
	where waiting_since is not null and coordinator_only and team_allowed_week is null;
