-- The WIJ-raad: what was written down about it, and what is known between facts (docs/decisions/0011).

-- Whoever changes anything holds this row until the end of the transaction (R9).
create table wijraad_council (
	one boolean primary key default true check (one),
	turn integer not null check (turn >= 0)                 -- the number of the last fact
);
insert into wijraad_council (turn) values (0);

-- A member, who has a name, homes, portfolios and terms; nothing is known of them here.
create table wijraad_member (id uuid primary key);

create table wijraad_fact (
	turn integer,
	kind text not null check (kind in ('FOUNDED', 'APPOINTED', 'RESIGNED', 'DIED', 'MOVED_IN', 'MOVED_OUT', 'TOOK_PORTFOLIO',
		'LAID_DOWN_PORTFOLIO', 'SCHEDULED', 'CORRECTED', 'UNDONE', 'RENAMED')),
	member_id uuid references wijraad_member,               -- null: the council, or a seat
	day date not null,
	corrects integer references wijraad_fact,
	reason text check (reason <> ''),
	made_on date not null,
	made_by uuid not null references account_user,
	constraint r9_one_after_another primary key (turn),
	constraint r8_correction check ((kind in ('CORRECTED', 'UNDONE', 'RENAMED')) = (corrects is not null and reason is not null)),
	check (corrects < turn)
);

-- The founding decision (R6): entered by one, confirmed by another.
create table wijraad_founding (
	id uuid primary key,
	one boolean not null default true unique check (one),
	document text not null check (document <> ''),          -- how the decision is found back
	decided_on date not null,
	begins_on date not null,
	entered_by uuid not null references account_user,
	entered_on date not null,
	confirmed_by uuid references account_user,
	confirmed_on date,
	confirmed boolean generated always as (confirmed_by is not null or null) stored,
	unique (id, confirmed),
	constraint r6_confirmed check (confirmed_by <> entered_by),
	check ((confirmed_by is null) = (confirmed_on is null)),
	check (decided_on <= begins_on)
);

-- Who is in it, until it is confirmed; then they are members.
create table wijraad_founder (
	seat integer primary key check (seat between 1 and 30),
	founding_id uuid not null references wijraad_founding,
	name text not null check (name <> ''),
	age_band text not null check (age_band in ('UNDER_18', 'FROM_18', 'FROM_27', 'FROM_45', 'FROM_65')),
	sixteen boolean not null,
	consent boolean not null,
	in_city boolean not null,
	portfolios text[] not null,
	years integer not null,
	constraint r12f_founder check (sixteen or consent),
	constraint r6_spread check (years between 1 and 3)
);

-- A proposal of the WIJ-raad to the Stichting, and what it decided on it (R6).
create table wijraad_nomination (
	id uuid primary key,
	seat integer not null check (seat between 1 and 30),
	member_id uuid references wijraad_member,               -- who stays; null: who comes has a name
	name text check (name <> ''),
	age_band text check (age_band in ('UNDER_18', 'FROM_18', 'FROM_27', 'FROM_45', 'FROM_65')),
	sixteen boolean,
	consent boolean,
	in_city boolean,
	portfolios text[] not null,
	during daterange not null check (not isempty(during) and lower_inc(during) and not lower_inf(during) and not upper_inf(during)),
	decided_on date not null,                               -- by the WIJ-raad
	meeting text not null check (meeting <> ''),            -- where that was
	nominated_by uuid not null references account_user,
	nominated_on date not null,
	outcome text check (outcome in ('APPOINTED', 'REFUSED')),
	reason text check (reason <> ''),
	outcome_by uuid references account_user,
	outcome_on date,
	appointed boolean generated always as (outcome = 'APPOINTED' or null) stored,
	unique (id, appointed),
	constraint r12f_candidate check (member_id is not null or sixteen or consent),
	constraint r6_reason check ((outcome = 'REFUSED') is true = (reason is not null)),
	constraint r6_other_person check (outcome_by <> nominated_by),
	check ((outcome is null) = (outcome_by is null) and (outcome is null) = (outcome_on is null)),
	check ((member_id is null) = (name is not null) and (name is null) = (age_band is null) and (name is null) = (in_city is null)
		and (name is null) = (sixteen is null) and (name is null) = (consent is null))
);
create index wijraad_nomination_waiting on wijraad_nomination (nominated_on, id) where outcome is null;

-- A member holds a seat. "since" is the fact that brought a row, "until" the one that replaced it.
create table wijraad_term (
	id uuid,
	seat integer not null check (seat between 1 and 30),
	member_id uuid not null references wijraad_member,
	during daterange not null check (not isempty(during) and lower_inc(during) and not lower_inf(during) and not upper_inf(during)),
	planned date not null,                                  -- the first day after it, as it was appointed
	nomination_id uuid,
	nominated boolean generated always as (nomination_id is not null or null) stored,
	founding_id uuid,
	founded boolean generated always as (founding_id is not null or null) stored,
	since integer not null references wijraad_fact,
	until integer references wijraad_fact,
	standing boolean generated always as (until is null or null) stored,
	primary key (id, since),
	constraint r8_seat unique (seat, standing, during without overlaps),
	constraint r8_member unique (member_id, standing, during without overlaps),
	constraint r6_nominated foreign key (nomination_id, nominated) references wijraad_nomination (id, appointed),
	constraint r6_founded foreign key (founding_id, founded) references wijraad_founding (id, confirmed),
	constraint r6_ground check (num_nonnulls(nomination_id, founding_id) = 1),
	check (until > since),
	check (upper(during) <= planned)
);

-- Whether a member lives in the city, from a day on; no address.
create table wijraad_home (
	member_id uuid not null references wijraad_member,
	from_on date not null,
	in_city boolean not null,
	since integer not null references wijraad_fact,
	until integer references wijraad_fact,
	standing boolean generated always as (until is null or null) stored,
	primary key (member_id, from_on, since),
	constraint r8_home unique (member_id, from_on, standing),
	check (until > since)
);

create table wijraad_charge (
	id uuid,
	member_id uuid not null references wijraad_member,
	portfolio text not null check (portfolio in ('YOUTH', 'CARERS', 'ELDERLY', 'DISABILITY', 'MENTAL_HEALTH', 'MONEY', 'HOUSING',
		'WORK', 'NEWCOMERS', 'NEIGHBOURHOOD')),
	during daterange not null check (not isempty(during) and lower_inc(during) and not lower_inf(during)),
	since integer not null references wijraad_fact,
	until integer references wijraad_fact,
	standing boolean generated always as (until is null or null) stored,
	primary key (id, since),
	constraint r8_portfolio unique (member_id, portfolio, standing, during without overlaps),
	check (until > since)
);

create table wijraad_person (
	member_id uuid not null references wijraad_member,
	name text not null check (name <> ''),
	age_band text not null check (age_band in ('UNDER_18', 'FROM_18', 'FROM_27', 'FROM_45', 'FROM_65')),
	sixteen boolean not null,
	consent boolean not null,                               -- of a parent
	since integer not null references wijraad_fact,
	until integer references wijraad_fact,
	standing boolean generated always as (until is null or null) stored,
	primary key (member_id, since),
	unique (member_id, standing),
	constraint r12f check (sixteen or consent),
	check (until > since)
);

-- The end of the next term of a seat, where the secretary chose it (R12a).
create table wijraad_chosen (
	seat integer not null check (seat between 1 and 30),
	until_on date not null,
	since integer not null references wijraad_fact,
	until integer references wijraad_fact,
	standing boolean generated always as (until is null or null) stored,
	primary key (seat, since),
	unique (seat, standing),
	check (until > since)
);

-- History is never overwritten (R8): a fact stays as it is, and of a row only the end is written, once.
create function wijraad_keep() returns trigger language plpgsql as $$
begin
	if tg_op = 'DELETE' or tg_table_name = 'wijraad_fact'
		or to_jsonb(old) ->> 'until' is not null or to_jsonb(new) ->> 'until' is null
		-- columns that are generated have no value yet
		or to_jsonb(old) - '{until,standing,nominated,founded}'::text[] <> to_jsonb(new) - '{until,standing,nominated,founded}'::text[] then
		raise exception 'R8: history is never overwritten (%)', tg_table_name using errcode = 'integrity_constraint_violation';
	end if;
	return new;
end $$;
create trigger r8_fact before update or delete on wijraad_fact for each row execute function wijraad_keep();
create trigger r8_term before update or delete on wijraad_term for each row execute function wijraad_keep();
create trigger r8_home before update or delete on wijraad_home for each row execute function wijraad_keep();
create trigger r8_charge before update or delete on wijraad_charge for each row execute function wijraad_keep();
create trigger r8_person before update or delete on wijraad_person for each row execute function wijraad_keep();
create trigger r8_chosen before update or delete on wijraad_chosen for each row execute function wijraad_keep();

-- What follows from the book, with a name for others to refer to.
create table wijraad_vacancy (
	id uuid primary key,
	seat integer check (seat between 1 and 30),             -- null: the first seat that is free, for somebody with what is missing
	from_on date not null,
	city boolean not null,                                  -- only who lives in the city
	youth boolean not null,                                 -- with the youth portfolio
	opened_on date not null,
	closed_on date,
	check (seat is not null or city or youth)
);
create unique index wijraad_vacancy_open on wijraad_vacancy (coalesce(seat, 0), from_on) where closed_on is null;

create table wijraad_task (
	id uuid primary key,
	rule text not null check (rule in ('NUMBER', 'MAJORITY', 'YOUTH')),
	from_on date not null,                                  -- the first day on which it is broken
	has integer not null,
	of_all integer not null,
	needs integer not null,
	opened_on date not null,
	closed_on date
);
create unique index wijraad_task_open on wijraad_task (rule) where closed_on is null;
