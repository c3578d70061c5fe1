-- What waits for the check before publication has the week since which it waits (R13).
alter table experience
	add column check_since text check (check_since ~ '^[0-9]{4}-W[0-9]{2}$'),
	add constraint r13_check check (check_since is null or may_be_public),
	add constraint experience_choice unique (id, may_be_public);
create index experience_check on experience (team_id, check_since, id) where check_since is not null and not coordinator_only;
create index experience_all_check on experience (check_since, id) where check_since is not null;

-- Who of staff had which part in an experience: a hand in it (wrote or edited an answer, entered the telling) or the check
-- of it. Nobody has both at the same time.
create table experience_part (
	experience_id uuid not null references experience on delete cascade,
	user_id uuid not null references account_user,
	part text not null check (part in ('HAND', 'CHECK')),
	constraint r13_other_person primary key (experience_id, user_id)
);
insert into experience_part (experience_id, user_id, part)
select distinct experience_id, author, 'HAND' from experience_response;

-- The outcome of a check, and, apart from the original, the text that everyone reads. The row points at the teller's
-- choice itself: as long as it is there the choice cannot be narrowed.
create table experience_publication (
	experience_id uuid primary key,
	may_be_public boolean not null check (may_be_public),
	state text not null check (state in ('PUBLISHED', 'HIDDEN', 'REFUSED', 'TAKEN_DOWN')),
	reason text,                                            -- why not; the teller reads it
	title text,
	happened text,
	went_well text,
	could_be_better text,
	wish text,
	answer text,
	language text not null check (language in ('nl', 'en')),
	told_year integer not null,
	team_id uuid references area_team,
	theme_id uuid references platform_theme,
	checked_by uuid not null references account_user,
	checked_on date not null,
	published_on date,
	constraint r13 foreign key (experience_id, may_be_public) references experience (id, may_be_public) on delete cascade,
	constraint r13_text check ((state in ('PUBLISHED', 'HIDDEN'))
		= (title is not null and happened is not null and answer is not null and published_on is not null)),
	constraint r13_reason check ((state in ('REFUSED', 'TAKEN_DOWN')) = (reason is not null)),
	constraint r13_gone check (state in ('PUBLISHED', 'HIDDEN')
		or (title is null and happened is null and went_well is null and could_be_better is null and wish is null and answer is null))
);
create index experience_publication_newest on experience_publication (published_on desc, experience_id desc) where state = 'PUBLISHED';
create index experience_publication_team on experience_publication (team_id, published_on desc, experience_id desc) where state = 'PUBLISHED';
create index experience_publication_theme on experience_publication (theme_id, published_on desc, experience_id desc) where state = 'PUBLISHED';
create index experience_publication_year on experience_publication (told_year, published_on desc, experience_id desc) where state = 'PUBLISHED';

-- What was masked, for the teller to see: place in the original, the words, and why (R14).
create table experience_mask (
	id uuid primary key,
	experience_id uuid not null references experience_publication on delete cascade,
	field smallint not null check (field between 0 and 4),  -- happened, went_well, could_be_better, wish, answer
	begins integer not null check (begins >= 0),
	ends integer not null,
	words text not null check (words <> ''),
	reason text not null check (reason in ('NAME', 'CONTACT', 'RECOGNISABLE', 'ACCUSATION')),
	constraint r14_mask check (ends > begins),
	unique (experience_id, field, begins)
);

-- How many are public, by what the list can be filtered on: a list of a million is not counted at each visit.
create table experience_published (
	team_id uuid references area_team,
	theme_id uuid references platform_theme,
	told_year integer not null,
	number integer not null check (number >= 0),
	unique nulls not distinct (team_id, theme_id, told_year)
);

create function experience_count_published() returns trigger language plpgsql as $$
begin
	if tg_op in ('UPDATE', 'DELETE') then
		update experience_published p set number = p.number - g.number
		from (select team_id, theme_id, told_year, count(*) as number from before where state = 'PUBLISHED' group by 1, 2, 3) g
		where p.team_id is not distinct from g.team_id and p.theme_id is not distinct from g.theme_id and p.told_year = g.told_year;
	end if;
	if tg_op in ('UPDATE', 'INSERT') then
		insert into experience_published (team_id, theme_id, told_year, number)
		select team_id, theme_id, told_year, count(*) from after where state = 'PUBLISHED' group by 1, 2, 3 order by 1, 2, 3
		on conflict (team_id, theme_id, told_year) do update set number = experience_published.number + excluded.number;
	end if;
	return null;
end $$;
create trigger experience_publication_added after insert on experience_publication
	referencing new table as after for each statement execute function experience_count_published();
create trigger experience_publication_removed after delete on experience_publication
	referencing old table as before for each statement execute function experience_count_published();
create trigger experience_publication_changed after update on experience_publication
	referencing old table as before new table as after for each statement execute function experience_count_published();
