-- The work list shows the reopened stories of a team that wait longest; without this all of them were read and sorted.
create index experience_reopened on experience (team_id, waiting_since, id) where state = 'REOPENED' and waiting_since is not null;
