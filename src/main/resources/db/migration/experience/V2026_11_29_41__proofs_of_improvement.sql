-- The proofs of one improvement, for its page and its trail; without this the whole index of proofs was read for each.
create index experience_proof_of on experience_proof (improvement_id);
