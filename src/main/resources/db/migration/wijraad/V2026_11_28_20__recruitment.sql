-- Finding members: rounds with a profile and a text (R11), and who applies (R12c, R12f).

-- A round fills one or more vacancies. Its text goes to Stadadviseert before it is adopted, and is published as it was adopted.
create table wijraad_round (
	id uuid primary key,
	title text not null check (title <> ''),
	state text not null check (state in ('DRAFT', 'WITH_STADADVISEERT', 'LOOKED', 'ADOPTED', 'PUBLISHED', 'CLOSED')),
	opens_on date not null,                                 -- the first and the last day on which one can apply
	closes_on date not null,
	letters_on date,                                        -- when the letters are read
	members integer not null,                               -- of the WIJ-raad on the day that the profile was made for
	profile_on date not null,
	text_version integer not null,
	sent_version integer,                                   -- the last one that Stadadviseert got, and when
	sent_on date,
	looked_version integer,                                 -- the last one that Stadadviseert looked at
	looked_by uuid references account_user,
	looked_on date,
	adopted_version integer,
	adopted_by uuid references account_user,
	adopted_on date,
	published_version integer,
	published_by uuid references account_user,
	published_on date,
	started_by uuid not null references account_user,
	started_on date not null,
	closed_by uuid references account_user,
	closed_on date,
	version bigint not null,
	check (opens_on <= closes_on),
	check (sent_version <= text_version and looked_version <= sent_version and adopted_version <= text_version),
	check (num_nulls(sent_version, sent_on) in (0, 2)),
	check (num_nulls(looked_version, looked_by, looked_on) in (0, 3)),
	check (num_nulls(adopted_version, adopted_by, adopted_on) in (0, 3)),
	check (num_nulls(published_version, published_by, published_on) in (0, 3)),
	check ((state = 'CLOSED') = (closed_on is not null) and (closed_on is null) = (closed_by is null)),
	constraint r11_looked check (state not in ('LOOKED', 'ADOPTED', 'PUBLISHED') or looked_version is not null),
	constraint r11_adopted check (adopted_version is null
		or looked_version is not null and adopted_version >= looked_version and adopted_on >= looked_on and adopted_by <> looked_by),
	constraint r11_published check ((state = 'PUBLISHED') <= (published_version is not null)
		and (published_version is null or adopted_version is not null and published_version = adopted_version))
);
create index wijraad_round_started on wijraad_round (started_on desc, id);

-- A vacancy is in one round at a time; the next one may try again.
create table wijraad_round_vacancy (
	round_id uuid not null references wijraad_round,
	vacancy_id uuid not null references wijraad_vacancy,
	over boolean not null default false,
	primary key (round_id, vacancy_id)
);
create unique index wijraad_round_vacancy_once on wijraad_round_vacancy (vacancy_id) where not over;

-- What the council has beside the city on the day that the seat falls free. Numbers of a council, of nobody in it.
create table wijraad_profile (
	round_id uuid not null references wijraad_round,
	kind text not null check (kind in ('AGE', 'PORTFOLIO', 'CITY', 'YOUTH')),
	name text not null,
	has integer not null check (has >= 0),
	wanted integer not null check (wanted >= 0),            -- as many as would be like the city, or as the rules ask
	residents integer check (residents >= 0),               -- of the city: in this group, and all
	city integer check (city > 0),
	primary key (round_id, kind, name)
);

-- Every version of the text stays (R11).
create table wijraad_round_text (
	round_id uuid not null references wijraad_round,
	version integer not null check (version > 0),
	dutch text not null check (dutch <> ''),
	english text check (english <> ''),
	written_by uuid not null references account_user,
	written_on date not null,
	constraint r11_version primary key (round_id, version)
);
alter table wijraad_round add foreign key (id, text_version) references wijraad_round_text (round_id, version) deferrable initially deferred;

-- What Stadadviseert says of a paragraph of a version; 0: of the whole.
create table wijraad_remark (
	id uuid primary key,
	round_id uuid not null,
	version integer not null,
	paragraph integer not null check (paragraph >= 0),
	words text not null check (words <> ''),
	written_by uuid not null references account_user,
	written_on date not null,
	turn integer not null,
	unique (round_id, turn),
	constraint r11_remark foreign key (round_id, version) references wijraad_round_text (round_id, version)
);

create function wijraad_round_keep() returns trigger language plpgsql as $$
begin
	raise exception 'R11: versions and remarks are kept (%)', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger r11_text before update or delete on wijraad_round_text for each row execute function wijraad_round_keep();
create trigger r11_remark before update or delete on wijraad_remark for each row execute function wijraad_round_keep();

-- What happened to a round, in order.
create table wijraad_round_step (
	round_id uuid not null references wijraad_round,
	turn integer not null check (turn > 0),
	kind text not null check (kind in ('STARTED', 'WRITTEN', 'SENT', 'LOOKED', 'ADOPTED', 'PUBLISHED', 'CLOSED')),
	version integer,
	done_by uuid not null references account_user,
	done_on date not null,
	primary key (round_id, turn)
);

-- Who applies. A row goes with its papers, four weeks after the round (R12c) or when the candidate withdraws: who
-- remembers a candidate elsewhere does so without a foreign key to it, or with one that lets go (on delete set null).
create table wijraad_candidate (
	id uuid primary key,
	round_id uuid not null references wijraad_round,
	name text not null check (name <> ''),
	age_band text not null check (age_band in ('UNDER_18', 'FROM_18', 'FROM_27', 'FROM_45', 'FROM_65')),
	sixteen boolean not null,
	consent boolean not null,                               -- of a parent
	in_city boolean not null,                               -- no address and no postcode
	gebied text check (gebied <> ''),                     -- its name of that day, where the postcode has one
	portfolios text[] not null,
	language text not null check (language in ('NL', 'EN')),
	content bytea not null,                                 -- address for mail and motivation, sealed
	person_hash bytea not null,                             -- keyed: the same person twice is one
	cv uuid references platform_file,
	keep_year boolean not null,                             -- agrees that the papers are kept for a year
	state text not null check (state in ('APPLIED', 'INVITED', 'DECLINED', 'CHOSEN', 'NOT_CHOSEN')),
	applied_on date not null,
	changed_on date,
	decided_on date,                                        -- since when the state is DECLINED, CHOSEN or NOT_CHOSEN
	version bigint not null,
	unique (round_id, person_hash),
	constraint r12f_applicant check (sixteen or consent),
	check (age_band = 'UNDER_18' or sixteen),
	check (in_city or gebied is null),
	check ((state in ('DECLINED', 'CHOSEN', 'NOT_CHOSEN')) = (decided_on is not null))
);
create index wijraad_candidate_list on wijraad_candidate (round_id, applied_on, id);

-- The links in mails to a candidate; of a token only the keyed hash.
create table wijraad_candidate_link (
	token_hash bytea primary key,
	candidate_id uuid not null references wijraad_candidate on delete cascade
);
create index wijraad_candidate_link_candidate on wijraad_candidate_link (candidate_id);

-- Notes of the secretary, sealed.
create table wijraad_candidate_note (
	id uuid primary key,
	candidate_id uuid not null references wijraad_candidate on delete cascade,
	content bytea not null,
	written_by uuid not null references account_user,
	written_on date not null,
	turn integer not null,
	unique (candidate_id, turn)
);

-- When candidates are spoken with: one candidate a time, one time a candidate.
create table wijraad_talk (
	id uuid primary key,
	round_id uuid not null references wijraad_round,
	day date not null,
	begins time not null,
	place text not null check (place <> ''),
	candidate_id uuid unique references wijraad_candidate on delete set null,
	unique (round_id, day, begins)
);

-- Of a newcomer who was refused the name and the rest end with R12c; the decision stays.
alter table wijraad_nomination add column forgotten_on date;
do $$
declare
	one text;
begin
	select conname into strict one from pg_constraint
	where conrelid = 'wijraad_nomination'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%member_id IS NULL) = (name IS NOT NULL)%';
	execute format('alter table wijraad_nomination drop constraint %I', one);
end $$;
alter table wijraad_nomination drop constraint r12f_candidate;
alter table wijraad_nomination
	add constraint r12f_candidate check (member_id is not null or forgotten_on is not null or sixteen or consent),
	add constraint r12c_forgotten check (forgotten_on is null
		or outcome = 'REFUSED' and member_id is null and forgotten_on > outcome_on and portfolios = '{}'
			and num_nonnulls(name, age_band, sixteen, consent, in_city) = 0),
	add check (forgotten_on is not null
		or (member_id is null) = (name is not null) and (name is null) = (age_band is null) and (name is null) = (in_city is null)
			and (name is null) = (sixteen is null) and (name is null) = (consent is null));
