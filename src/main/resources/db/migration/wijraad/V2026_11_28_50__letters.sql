-- Letters of the WIJ-raad: made of a template at the moment of a decision, adjusted by the secretary, then frozen. The PDF is
-- made of the row, each time anew.
create table wijraad_letter (
	id uuid primary key,
	kind text not null check (kind in ('NOMINATION', 'APPOINTMENT', 'REAPPOINTMENT', 'REFUSAL', 'THANKS', 'CONDOLENCE', 'MOVING')),
	nomination_id uuid references wijraad_nomination,
	member_id uuid references wijraad_member,               -- null: somebody who is no member (yet)
	fact integer references wijraad_fact,                   -- of who leaves or moves: the fact as it was first written down
	ended_on date,                                          -- of who leaves because a term is over: its last day
	recipient text not null check (recipient <> ''),
	subject text not null check (subject <> ''),
	text text not null check (text <> ''),
	template text not null,                                 -- the text as it was made
	made_on date not null,
	changed_by uuid references account_user,
	version integer not null default 0,
	settled_by uuid references account_user,
	settled_on date,
	check ((settled_by is null) = (settled_on is null)),
	check (nomination_id is not null or fact is not null or ended_on is not null)
);
create index wijraad_letter_open on wijraad_letter (made_on, id) where settled_on is null;
create index wijraad_letter_settled on wijraad_letter (settled_on, id) where settled_on is not null;
create index wijraad_letter_nomination on wijraad_letter (nomination_id);
create index wijraad_letter_member on wijraad_letter (member_id);
-- A decision brings each letter once, however often it is heard.
create unique index wijraad_letter_of_nomination on wijraad_letter (nomination_id, kind) where nomination_id is not null;
create unique index wijraad_letter_of_fact on wijraad_letter (fact) where fact is not null and settled_on is null;
create unique index wijraad_letter_of_term on wijraad_letter (member_id, ended_on) where ended_on is not null;

-- What went out stays as it went; it goes only with a candidate who did not become a member (R12c).
create function wijraad_letter_keep() returns trigger language plpgsql as $$
begin
	if old.settled_on is not null and (tg_op = 'UPDATE' or old.member_id is not null) then
		raise exception 'R6: a letter that is settled stays as it is' using errcode = 'integrity_constraint_violation';
	end if;
	return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger r6_letter before update or delete on wijraad_letter for each row execute function wijraad_letter_keep();
