-- "Dit herken ik", under a public text: how often it was pressed. Nothing of who pressed, and not when; twice from one place
-- on one day is kept out by the limits of that day, which are gone at midnight (R33).
create table experience_recognised (
	experience_id uuid primary key references experience_publication on delete cascade,
	number integer not null check (number > 0)
);
