-- What staff note for each other on an experience: not for the teller, in no export and no publication (R44). They go with
-- it, and a year after closing in any case (R42). Turn is their order.
create table experience_note (
	id uuid primary key,
	experience_id uuid not null references experience on delete cascade,
	text text not null check (text <> ''),
	author uuid not null references account_user,
	noted_on date not null,
	turn integer not null check (turn > 0),
	unique (experience_id, turn)
);

-- Who of staff took it up, from themselves or from a colleague; the version is what the next one saw when they chose, so
-- that nobody takes it away unseen.
create table experience_assignee (
	experience_id uuid primary key references experience on delete cascade,
	user_id uuid references account_user,           -- null: nobody any more
	given_by uuid not null references account_user,
	given_on date not null,
	version integer not null check (version > 0)
);
create index experience_assignee_user on experience_assignee (user_id, experience_id) where user_id is not null;
