-- How often somebody wants a mail about the work that waits, and the last day on which the portal looked whether there was
-- any: once a day, whatever the number of nodes.
create table home_digest (
	user_id uuid primary key references account_user on delete cascade,
	rhythm text check (rhythm in ('NONE', 'DAILY', 'WEEKLY')),      -- null: what the setting says
	looked_on date
);
