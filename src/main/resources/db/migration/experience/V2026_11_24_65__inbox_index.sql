-- The work list and the look over all teams ask the state and who may see it as well: beside the order they are counted from
-- the index alone. Without the state PostgreSQL joins a bitmap of all that wait in the city.
drop index experience_inbox;
create index experience_inbox on experience (team_id, waiting_since, id) include (state, not_for)
	where waiting_since is not null and (not coordinator_only or team_allowed_week is not null);
