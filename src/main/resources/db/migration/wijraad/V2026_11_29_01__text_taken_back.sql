-- A text is taken back from Stadadviseert before they looked.
alter table wijraad_round_step drop constraint wijraad_round_step_kind_check;
alter table wijraad_round_step add constraint wijraad_round_step_kind_check
	check (kind in ('STARTED', 'WRITTEN', 'SENT', 'TAKEN_BACK', 'LOOKED', 'ADOPTED', 'PUBLISHED', 'CLOSED'));
