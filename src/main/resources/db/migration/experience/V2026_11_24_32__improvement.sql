-- What a team promises because of what was told (R34), each thing that happens to it, and the proof that it was done.
create table experience_improvement (
	id uuid primary key,
	team_id uuid references area_team,                      -- null: of the whole city, the coordinator's
	title text not null check (title <> ''),
	promise text not null check (promise <> ''),
	owner text not null check (owner <> ''),                -- a team or a function
	due_on date not null,
	state text not null check (state in ('PROMISED', 'BUSY', 'DONE', 'NOT_POSSIBLE', 'MERGED')),
	reason text check (reason <> ''),
	merged_into uuid references experience_improvement,
	proof_id uuid,
	proof_confirmed boolean generated always as (proof_id is not null or null) stored,
	promised_by uuid not null references account_user,
	promised_on date not null,
	changed_on date not null,                               -- the last thing that staff did
	ended_on date,                                          -- done, not possible or merged: news of it is told until then (R33)
	version bigint not null,
	constraint r34_reason check ((state = 'NOT_POSSIBLE') = (reason is not null)),
	constraint r34_done check ((state = 'DONE') = (proof_id is not null)),
	constraint r34_ended check ((state in ('DONE', 'NOT_POSSIBLE', 'MERGED')) = (ended_on is not null)),
	check ((state = 'MERGED') = (merged_into is not null)),
	check (merged_into <> id)
);
create index experience_improvement_newest on experience_improvement (changed_on desc, id desc) where state <> 'MERGED';
create index experience_improvement_by_team on experience_improvement (team_id, changed_on desc, id desc) where state <> 'MERGED';
create index experience_improvement_by_state on experience_improvement (state, changed_on desc, id desc);
create index experience_improvement_done on experience_improvement (ended_on desc, id desc) where state = 'DONE';
create index experience_improvement_open on experience_improvement (due_on, id) where state in ('PROMISED', 'BUSY');

-- The experiences that it came of.
create table experience_source (
	improvement_id uuid not null references experience_improvement,
	experience_id uuid not null references experience on delete cascade,
	linked_by uuid not null references account_user,
	linked_on date not null,
	primary key (improvement_id, experience_id)
);
create index experience_source_of on experience_source (experience_id, improvement_id);

create table experience_step (
	id uuid primary key,
	improvement_id uuid not null references experience_improvement,
	turn integer not null,
	kind text not null check (kind in ('PROMISED', 'ACTED', 'POSTPONED', 'OFFERED', 'RETURNED', 'DONE', 'NOT_POSSIBLE', 'REOPENED', 'MERGED', 'SPLIT')),
	words text check (words <> ''),
	done_by uuid references account_user,
	done_on date,
	week text check (week ~ '^[0-9]{4}-W[0-9]{2}$'),
	unique (improvement_id, turn),
	-- What a teller brings about has a week and nobody's name (R33).
	constraint r33_step check ((kind = 'REOPENED') = (week is not null) and (week is null) = (done_on is not null and done_by is not null)),
	constraint r34_words check (kind not in ('ACTED', 'POSTPONED', 'RETURNED', 'NOT_POSSIBLE') or words is not null)
);

create table experience_proof (
	id uuid primary key,
	improvement_id uuid not null references experience_improvement,
	change text not null check (change <> ''),
	since date not null,
	indicator text check (indicator <> ''),
	before text check (before <> ''),
	after text check (after <> ''),
	document_id uuid,
	photo_id uuid,
	offered_by uuid not null references account_user,
	offered_on date not null,
	confirmed_by uuid references account_user,
	confirmed_on date,
	confirmed boolean not null generated always as (confirmed_by is not null) stored,
	returned_by uuid references account_user,
	returned_on date,
	asked_on date,                                          -- whether the tellers notice, once (R34)
	-- What tellers said, counted; those with a code that staff printed apart (R31). The numbers stay when what was told goes.
	noticed integer not null default 0 check (noticed >= 0),
	not_noticed integer not null default 0 check (not_noticed >= 0),
	printed integer not null default 0 check (printed >= 0),
	unique (id, improvement_id, confirmed),
	constraint r34_second_person check (confirmed_by <> offered_by and returned_by <> offered_by),
	constraint r34_evidence check (num_nonnulls(indicator, document_id, photo_id) > 0),
	check ((indicator is null) = (before is null) and (indicator is null) = (after is null)),
	check ((confirmed_by is null) = (confirmed_on is null) and (returned_by is null) = (returned_on is null)),
	check (confirmed_by is null or returned_by is null),
	check (asked_on is null or confirmed_by is not null)
);
create unique index experience_proof_open on experience_proof (improvement_id) where confirmed_by is null and returned_by is null;
create index experience_proof_to_ask on experience_proof (confirmed_on) where confirmed_by is not null and asked_on is null;

-- Done is only what a second person confirmed.
alter table experience_improvement add constraint r34_proof
	foreign key (proof_id, id, proof_confirmed) references experience_proof (id, improvement_id, confirmed);

-- "Merkt u er iets van?": a teller's answer on a proof, by week.
create table experience_noticed (
	proof_id uuid not null references experience_proof,
	experience_id uuid not null references experience on delete cascade,
	noticed boolean not null,
	week text not null check (week ~ '^[0-9]{4}-W[0-9]{2}$'),
	printed_code boolean not null,
	constraint r34_once primary key (proof_id, experience_id)
);
create index experience_noticed_of on experience_noticed (experience_id);

-- That question by mail: a link for it alone, which goes when it was answered, or with the address.
create table experience_question (
	token_hash bytea primary key check (octet_length(token_hash) = 32),
	code_hash bytea not null references experience_news on delete cascade,
	proof_id uuid not null references experience_proof,
	unique (code_hash, proof_id)
);

alter table experience_news drop constraint experience_news_news_check;
alter table experience_news add constraint experience_news_news_check check (news in ('ANSWER', 'QUESTION', 'IMPROVEMENT'));
alter table experience_waiting drop constraint experience_waiting_kind_check;
alter table experience_waiting add constraint experience_waiting_kind_check
	check (kind in ('TELLING', 'REPLY', 'VERDICT', 'PERMISSION', 'OBJECTION', 'NOTICED'));

-- The trail begins with what is public now; there are no improvements yet.
insert into trail_node (id, kind, open, title, language, state, path)
select experience_id, 'EXPERIENCE', true, title, language, 'ANSWERED', '/ervaringen/' || experience_id
from experience_publication where state = 'PUBLISHED' order by random();
