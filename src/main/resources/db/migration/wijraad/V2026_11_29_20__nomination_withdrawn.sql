-- A nomination on which nobody decided yet ends: the secretary takes it back with a reason, who was nominated withdraws their
-- application, or its term began without an appointment. Of who would come nobody knows then who it was (R12c).
alter table wijraad_nomination
	add column candidate_id uuid;                           -- who was chosen in a round: no foreign key, as their papers go before this does
create index wijraad_nomination_candidate on wijraad_nomination (candidate_id) where candidate_id is not null;
do $$
declare
	one text;
begin
	for one in select conname from pg_constraint
		where conrelid = 'wijraad_nomination'::regclass and contype = 'c'
			and (pg_get_constraintdef(oid) like '%outcome = ANY%' or pg_get_constraintdef(oid) like '%(outcome IS NULL) = (outcome_by IS NULL)%')
	loop
		execute format('alter table wijraad_nomination drop constraint %I', one);
	end loop;
end $$;
alter table wijraad_nomination
	drop constraint r6_reason,
	drop constraint r6_other_person,
	drop constraint r12c_forgotten;
alter table wijraad_nomination
	add check (outcome in ('APPOINTED', 'REFUSED', 'WITHDRAWN')),
	add check ((outcome is null) = (outcome_on is null)),
	-- by nobody of the staff: the candidate withdrew, or the day was over
	add check (case when outcome is null then outcome_by is null else outcome = 'WITHDRAWN' or outcome_by is not null end),
	add constraint r6_reason check (case outcome when 'REFUSED' then reason is not null
		when 'WITHDRAWN' then (reason is null) = (outcome_by is null) else reason is null end),
	add constraint r6_other_person check (outcome = 'WITHDRAWN' or outcome_by <> nominated_by),
	add constraint r12c_forgotten check (forgotten_on is null
		or (outcome in ('REFUSED', 'WITHDRAWN')) is true and member_id is null and forgotten_on >= outcome_on and portfolios = '{}'
			and num_nonnulls(name, age_band, sixteen, consent, in_city, candidate_id) = 0),
	add constraint r12c_withdrawn check (outcome is distinct from 'WITHDRAWN' or member_id is not null or forgotten_on is not null);
