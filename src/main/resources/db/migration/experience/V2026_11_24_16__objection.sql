-- The teller objects to what was masked or refused (R14); one is open at a time. It waits for the morning as all that a
-- teller sends (R33).
create table experience_objection (
	id uuid primary key,
	experience_id uuid not null references experience on delete cascade,
	words text check (words <> ''),
	week text not null check (week ~ '^[0-9]{4}-W[0-9]{2}$'),
	decision text check (decision in ('KEPT', 'CHANGED')),
	reason text,
	decided_by uuid references account_user,
	decided_on date,
	constraint r14_objection check (num_nulls(decision, reason, decided_by, decided_on) in (0, 4))
);
create unique index experience_objection_open on experience_objection (experience_id) where decision is null;
create index experience_objection_of on experience_objection (experience_id, week);
create index experience_objection_list on experience_objection (week, id) where decision is null;

alter table experience_waiting drop constraint experience_waiting_kind_check;
alter table experience_waiting add constraint experience_waiting_kind_check
	check (kind in ('TELLING', 'REPLY', 'VERDICT', 'PERMISSION', 'OBJECTION'));

-- "Dit gaat over mij / dit klopt niet": by a reader, of whom nothing is kept. A day is needed, since it is decided within
-- two working days (R14).
create table experience_report (
	id uuid primary key,
	experience_id uuid not null references experience_publication on delete cascade,
	words text check (words <> ''),
	reported_on date not null,
	due_on date not null,
	hid boolean not null,                                   -- whether the text was hidden for it
	decision text check (decision in ('RESTORED', 'MASKED', 'TAKEN_DOWN')),
	decided_by uuid references account_user,
	decided_on date,
	constraint r14_report check (due_on > reported_on and num_nulls(decision, decided_by, decided_on) in (0, 3))
);
create index experience_report_of on experience_report (experience_id);
create index experience_report_list on experience_report (due_on, id) where decision is null;
create index experience_report_day on experience_report (reported_on) where hid;
