-- In which meeting an advice was decided on, where the portal knows of it.
alter table wijraad_advice add column meeting_id uuid references wijraad_meeting;
alter table wijraad_advice add constraint r12e_meeting check (meeting_id is null or decided_on is not null);
create index wijraad_advice_meeting on wijraad_advice (meeting_id);
