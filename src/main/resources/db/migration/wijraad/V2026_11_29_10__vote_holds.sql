-- What a vote rests on stays as it is while it is open or counted: who can be chosen, and who votes with which account (R12b).
-- Other features change those rows and know of no votes; the name between quotes tells them which rule refused.
create function wijraad_vote_holds(rule text, what text) returns void language plpgsql as $$
begin
	raise exception '"%": %', rule, what using errcode = 'integrity_constraint_violation';
end $$;

-- Only candidates take themselves out of a vote.
create function wijraad_candidate_stands() returns trigger language plpgsql as $$
begin
	if exists (select from wijraad_voting_rules r join wijraad_selection s on s.id = r.selection_id
		where s.state in ('OPEN', 'COUNTED') and new.id = any (r.candidates)) then
		perform wijraad_vote_holds('r12b_declined', 'a candidate in a vote that runs');
	end if;
	return new;
end $$;
create trigger r12b_declined before update of state on wijraad_candidate for each row
	when (new.state = 'DECLINED' and old.state <> 'DECLINED') execute function wijraad_candidate_stands();

-- Who was there votes, and confirms, with the account of when it opened. The same link once more is no change.
create function wijraad_account_votes() returns trigger language plpgsql as $$
begin
	if tg_op = 'UPDATE' and (old.member_id, old.user_id) = (new.member_id, new.user_id)
		or tg_op = 'INSERT' and exists (select from wijraad_account a where (a.member_id, a.user_id) = (new.member_id, new.user_id)) then
		return new;
	end if;
	if exists (select from wijraad_voting_rules r join wijraad_selection s on s.id = r.selection_id
		where s.state in ('OPEN', 'COUNTED') and (old.member_id = any (r.present) or new.member_id = any (r.present))) then
		perform wijraad_vote_holds('r12b_account', 'a member in a vote that runs');
	end if;
	return coalesce(new, old);
end $$;
create trigger r12b_account before insert or update or delete on wijraad_account for each row execute function wijraad_account_votes();

-- A link that is being made while a vote opens is there before it, or refused.
create function wijraad_account_hold() returns trigger language plpgsql as $$
begin
	lock table wijraad_account in share mode;
	return new;
end $$;
create trigger r12b_accounts before insert on wijraad_voting_rules for each row execute function wijraad_account_hold();

-- Two people confirm, not one with two accounts.
alter table wijraad_teller add constraint r12b_teller_member unique (selection_id, member_id);

-- Where a vote was opened the members have met that day: the meeting is not moved or cancelled any more. One whose votes were
-- all broken off may be held on another day.
create function wijraad_meeting_voted() returns trigger language plpgsql as $$
begin
	if exists (select from wijraad_selection s where s.meeting_id = new.id and s.state in ('OPEN', 'COUNTED', 'DECIDED')) then
		perform wijraad_vote_holds('r12b_meeting', 'a meeting with a vote');
	end if;
	return new;
end $$;
create trigger r12b_meeting before update of held_on, state on wijraad_meeting for each row
	when (new.held_on <> old.held_on or new.state = 'CANCELLED' and old.state <> 'CANCELLED')
	execute function wijraad_meeting_voted();
