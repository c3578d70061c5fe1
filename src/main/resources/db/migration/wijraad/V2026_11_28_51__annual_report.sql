-- The annual report of the WIJ-raad: drafted of the facts of the year, edited section by section, frozen by a meeting.
create table wijraad_report (
	year integer primary key check (year between 2000 and 2999),
	drafted_on date not null,                               -- the facts are those of this day
	drafted_by uuid not null references account_user,
	meeting_id uuid references wijraad_meeting,             -- that adopted it
	frozen_by uuid references account_user,
	frozen_on date,
	frozen boolean generated always as (frozen_on is not null) stored,
	constraint r12d_adopted check ((frozen_on is null) = (meeting_id is null) and (frozen_on is null) = (frozen_by is null)),
	constraint r12d_after check (frozen_on is null or frozen_on > make_date(year, 12, 31))
);

create table wijraad_report_section (
	year integer not null references wijraad_report,
	kind text not null check (kind in ('INTRODUCTION', 'COMPOSITION', 'CHANGES', 'MEETINGS', 'ADVICES', 'RECRUITMENT', 'AHEAD')),
	place integer not null,
	draft text not null,                                    -- as the portal wrote it, of the facts
	text text not null,                                     -- as it will be read
	changed_by uuid references account_user,
	changed_on date,
	version integer not null default 0,
	primary key (year, kind),
	unique (year, place)
);

-- What was adopted stays as it was.
create function wijraad_report_keep() returns trigger language plpgsql as $$
begin
	if exists (select from wijraad_report r where r.year = old.year and r.frozen_on is not null) then
		raise exception 'R12d: an annual report that was adopted stays as it is' using errcode = 'integrity_constraint_violation';
	end if;
	return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger r12d_report before update or delete on wijraad_report for each row execute function wijraad_report_keep();
create trigger r12d_report_section before update or delete on wijraad_report_section for each row execute function wijraad_report_keep();
