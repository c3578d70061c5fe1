-- The work list reads what is due first, and the few proofs that wait.
create index experience_improvement_due on experience_improvement (team_id, due_on, id) where state in ('PROMISED', 'BUSY');
create index experience_proof_waits on experience_proof ((offered_on + 7), id) where confirmed_by is null and returned_by is null;
