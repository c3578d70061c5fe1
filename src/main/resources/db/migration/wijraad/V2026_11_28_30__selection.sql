-- Votes on candidates (R10, R12b; docs/decisions/0013). No moment of a vote is kept, only the days on which it opened and closed.

-- A vote as the secretary prepares it. Candidates are remembered without a foreign key: their rows go with their papers (R12c).
create table wijraad_selection (
	id uuid primary key,
	round_id uuid not null references wijraad_round,
	meeting_id uuid not null references wijraad_meeting,
	kind text not null check (kind in ('EACH', 'AMONG')),
	way text not null check (way in ('SECRET', 'OPEN', 'HAND', 'PAPER')),
	seats integer not null check (seats between 1 and 30),
	majority text not null check (majority in ('HALF', 'ALL', 'MOST') and (kind = 'AMONG' or majority <> 'MOST')),
	tie text not null check (tie in ('LOT', 'REVOTE')),
	revote_of uuid references wijraad_selection check (revote_of is null or tie = 'LOT'),
	state text not null check (state in ('PREPARED', 'OPEN', 'COUNTED', 'DECIDED', 'CANCELLED')),
	prepared_by uuid not null references account_user,
	prepared_on date not null,
	ended_on date,
	cancelled_by uuid references account_user,
	reason text check (reason <> ''),                       -- why it was broken off
	check ((state in ('DECIDED', 'CANCELLED')) = (ended_on is not null)),
	check ((state = 'CANCELLED') = (cancelled_by is not null) and (state = 'CANCELLED') = (reason is not null))
);
create index wijraad_selection_prepared on wijraad_selection (prepared_on desc, id);
create unique index wijraad_selection_revote on wijraad_selection (revote_of) where state <> 'CANCELLED';

-- A member does not vote on relatives or on themselves (R10); declared before it opens.
create table wijraad_recusal (
	selection_id uuid not null references wijraad_selection,
	candidate_id uuid not null,
	member_id uuid not null references wijraad_member,
	declared_by uuid not null references account_user,
	primary key (selection_id, candidate_id, member_id)
);

-- The rules as they were when the vote opened. Nothing of this row changes (R12b).
create table wijraad_voting_rules (
	selection_id uuid primary key references wijraad_selection,
	meeting_on date not null,
	kind text not null,
	way text not null,
	seats integer not null,
	majority text not null,
	tie text not null,
	candidates uuid[] not null check (cardinality(candidates) between 1 and 80),
	present uuid[] not null,                                -- sitting members who were there
	sitting integer not null,
	commitment text not null,                               -- of the seed of a draw
	opened_by uuid not null references account_user,
	opened_on date not null,
	constraint r10_quorum check (2 * cardinality(present) > sitting)
);

-- The ballot box is one row: who has voted, sorted, and the piles, encrypted with a key that is not in the database.
create table wijraad_ballot_box (
	selection_id uuid primary key references wijraad_voting_rules,
	voted uuid[] not null,
	ballots bytea,                                          -- null: not a secret vote, or closed
	closed_on date
);

-- Who said what in an open vote; nobody reads it before it is closed.
create table wijraad_open_paper (
	selection_id uuid not null references wijraad_voting_rules,
	member_id uuid not null references wijraad_member,
	candidate_id uuid not null,
	choice text not null,
	primary key (selection_id, member_id, candidate_id)
);

-- What somebody counted by hand or on paper; a second confirms it or gives it back.
create table wijraad_entry (
	selection_id uuid not null references wijraad_voting_rules,
	turn integer not null check (turn > 0),
	piles jsonb not null,
	entered_by uuid not null references account_user,
	entered_on date not null,
	returned_by uuid references account_user,
	returned_on date,
	primary key (selection_id, turn),
	check ((returned_by is null) = (returned_on is null)),
	constraint r12b_second_person check (returned_by <> entered_by)
);

-- What was opened at closing; with the rules it is all that the outcome follows from.
create table wijraad_count (
	selection_id uuid primary key references wijraad_voting_rules,
	voted uuid[] not null,
	withdrawn uuid[] not null,
	seed text not null,
	checksum text not null,
	entered_by uuid references account_user,
	closed_by uuid not null references account_user,
	closed_on date not null
);
create table wijraad_pile (
	selection_id uuid not null references wijraad_count,
	candidate_id uuid not null,
	choice text not null check (choice in ('FOR', 'AGAINST', 'ABSTAINED', 'CROSS', 'BLANK')),
	number integer not null check (number > 0),
	primary key (selection_id, candidate_id, choice)
);

-- Who of those present confirmed the count.
create table wijraad_teller (
	selection_id uuid not null references wijraad_count,
	user_id uuid not null references account_user,
	member_id uuid not null references wijraad_member,
	confirmed_on date not null,
	constraint r12b_teller primary key (selection_id, user_id)
);

create function wijraad_vote_refuse(what text) returns void language plpgsql as $$
begin
	raise exception 'R12b: a vote is not changed (%)', what using errcode = 'integrity_constraint_violation';
end $$;

create function wijraad_vote_keep() returns trigger language plpgsql as $$
begin
	perform wijraad_vote_refuse(tg_table_name);
end $$;
create trigger r12b_rules before update or delete on wijraad_voting_rules for each row execute function wijraad_vote_keep();
create trigger r12b_count before update or delete on wijraad_count for each row execute function wijraad_vote_keep();
create trigger r12b_pile before update or delete on wijraad_pile for each row execute function wijraad_vote_keep();
create trigger r12b_teller before update or delete on wijraad_teller for each row execute function wijraad_vote_keep();
create trigger r12b_open_paper before update or delete on wijraad_open_paper for each row execute function wijraad_vote_keep();

-- The rules are those that were prepared, and who does not vote is known when it opens.
create function wijraad_vote_open() returns trigger language plpgsql as $$
begin
	if not exists (select from wijraad_selection s where s.id = new.selection_id
		and (s.kind, s.way, s.seats, s.majority, s.tie) = (new.kind, new.way, new.seats, new.majority, new.tie)) then
		perform wijraad_vote_refuse(tg_table_name);
	end if;
	return new;
end $$;
create trigger r12b_prepared before insert on wijraad_voting_rules for each row execute function wijraad_vote_open();

create function wijraad_recusal_keep() returns trigger language plpgsql as $$
begin
	if exists (select from wijraad_voting_rules where selection_id in (old.selection_id, new.selection_id)) then
		perform wijraad_vote_refuse(tg_table_name);
	end if;
	return coalesce(new, old);
end $$;
create trigger r12b_recusal before insert or update or delete on wijraad_recusal for each row execute function wijraad_recusal_keep();

-- What was prepared stays as it is once it opened; only where it stands goes on.
create function wijraad_selection_keep() returns trigger language plpgsql as $$
begin
	if tg_op = 'DELETE' or old.state in ('DECIDED', 'CANCELLED') or old.id <> new.id
		or old.state <> 'PREPARED' and (old.round_id, old.meeting_id, old.kind, old.way, old.seats, old.majority, old.tie)
			<> (new.round_id, new.meeting_id, new.kind, new.way, new.seats, new.majority, new.tie)
		or not (case old.state when 'PREPARED' then new.state in ('PREPARED', 'OPEN', 'CANCELLED')
			when 'OPEN' then new.state in ('COUNTED', 'DECIDED', 'CANCELLED') else new.state in ('DECIDED', 'CANCELLED') end) then
		perform wijraad_vote_refuse(tg_table_name);
	end if;
	return new;
end $$;
create trigger r12b_selection before update or delete on wijraad_selection for each row execute function wijraad_selection_keep();

-- In the box comes one voter at a time, of those present, with ballots anew; it closes once, and then it is empty.
create function wijraad_box_keep() returns trigger language plpgsql as $$
begin
	if tg_op = 'DELETE' or old.closed_on is not null or new.selection_id <> old.selection_id then
		perform wijraad_vote_refuse(tg_table_name);
	elsif new.closed_on is not null then
		if new.voted <> old.voted or new.ballots is not null then
			perform wijraad_vote_refuse(tg_table_name);
		end if;
	elsif cardinality(new.voted) <> cardinality(old.voted) + 1 or not new.voted @> old.voted
		or new.voted <> (select array_agg(distinct v order by v) from unnest(new.voted) v)
		or not exists (select from wijraad_voting_rules r where r.selection_id = new.selection_id and new.voted <@ r.present)
		or (new.ballots is null) <> (old.ballots is null) or new.ballots = old.ballots
		or octet_length(new.ballots) <> octet_length(old.ballots) then
		perform wijraad_vote_refuse(tg_table_name);
	end if;
	return new;
end $$;
create trigger r12b_box before update or delete on wijraad_ballot_box for each row execute function wijraad_box_keep();

-- A count that was entered is only given back, once.
create function wijraad_entry_keep() returns trigger language plpgsql as $$
begin
	if tg_op = 'DELETE' or old.returned_by is not null or new.returned_by is null
		or to_jsonb(old) - '{returned_by,returned_on}'::text[] <> to_jsonb(new) - '{returned_by,returned_on}'::text[] then
		perform wijraad_vote_refuse(tg_table_name);
	end if;
	return new;
end $$;
create trigger r12b_entry before update or delete on wijraad_entry for each row execute function wijraad_entry_keep();
