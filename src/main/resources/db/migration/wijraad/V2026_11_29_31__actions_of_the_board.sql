-- Of a meeting without the board the director reads nothing, so none of its actions is the director's (R12d).
update wijraad_action a set office = 'SECRETARY'
from wijraad_meeting m where m.id = a.meeting_id and m.kind <> 'WITH_BOARD' and a.office = 'DIRECTOR';
alter table wijraad_meeting add unique (id, kind);
alter table wijraad_action add column of_kind text generated always as (case when office = 'DIRECTOR' then 'WITH_BOARD' end) stored;
alter table wijraad_action add constraint r12d_board foreign key (meeting_id, of_kind) references wijraad_meeting (id, kind);
