-- What is noted while only the coordinator reads an experience stays with the coordinators, also when the teller lets a team
-- read the experience later (R35).
alter table experience_note add column for_coordinator boolean not null default false;
alter table experience_note alter column for_coordinator drop default;
