-- Numbers that are our choice, each from a day on. A change is a new row, so is taking back a change that has not begun;
-- rows are never changed. Of two changes that begin on one day the later row counts.
create table platform_setting (
	name text not null check (name <> ''),
	version integer not null check (version >= 1),
	starts_on date not null,
	value integer,                           -- null: takes back the planned change in `cancels`
	cancels integer check (cancels < version),
	set_by uuid not null,                    -- account of a member of staff
	set_on date not null,
	constraint platform_setting_version primary key (name, version),  -- who saves second at one time is told so
	constraint platform_setting_day unique (name, version, starts_on),
	constraint platform_setting_cancels foreign key (name, cancels, starts_on)
		references platform_setting (name, version, starts_on),
	constraint platform_setting_cancelled_once unique (name, cancels),
	constraint platform_setting_one_of_two check ((value is null) = (cancels is not null)),
	constraint platform_setting_not_back check (starts_on > set_on or starts_on = set_on and value is not null)
);

create function platform_setting_is_append_only() returns trigger language plpgsql as $$
begin
	raise exception 'platform_setting is append-only';
end $$;
create trigger platform_setting_append_only before update or delete or truncate on platform_setting
	for each statement execute function platform_setting_is_append_only();

-- A theme ends on a day and stays on what was told before (nothing is removed). The order can change.
alter table platform_theme
	add column ends_on date,                 -- the first day on which it cannot be chosen; null: it goes on
	add column version bigint not null default 0;
alter table platform_theme drop constraint platform_theme_position_key;
alter table platform_theme add constraint platform_theme_position unique (position) deferrable initially immediate;
