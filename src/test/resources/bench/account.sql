-- One line in the audit trail for each experience: somebody looked.
insert into account_audit (at, user_id, action, thing_kind, thing_id, outcome, address)
select now() - interval '4 minutes' * (:to - i), t.member, 'experience.look', 'experience', bench.id('experience', i), 'done', null
from generate_series(:from::bigint, :to) i
join bench.team t on t.nr = bench.pick(i, 'reader', (select count(*) from bench.team));
