-- Advices of the WIJ-raad (R12e): asked or not, decided in a meeting, sent to the director, answered point by point, and after
-- a year looked at again. From the day of sending on everything here but remarks and drafts of answers is public.
create table wijraad_advice (
	id uuid primary key,
	title text not null check (title <> ''),
	why text not null,                                      -- empty: not written yet
	kind text not null check (kind in ('ADVICE', 'CONSENT')),
	question text check (question <> ''),                   -- of the director; null: unasked
	asked_by uuid references account_user,
	asked_on date,
	wanted_on date,
	made_by uuid not null references account_user,
	made_on date not null,
	decided_on date,
	meeting text check (meeting <> ''),                     -- where it was decided, to find it back
	sent_on date,
	sent_by uuid references account_user,
	due_on date,                                            -- the last day on which an answer is in time, as the setting was
	answered_on date,                                       -- the day on which the last point had an answer
	judged_on date,                                         -- the day on which was said of the last point whether it was done
	version integer not null check (version >= 1),
	unique (id, sent_on),
	constraint r12e_asked check (num_nonnulls(question, asked_by, asked_on, wanted_on) in (0, 4)),
	constraint r12e_decided check ((decided_on is null) = (meeting is null)),
	constraint r12e_sent check (num_nonnulls(sent_on, sent_by, due_on) in (0, 3)
		and (sent_on is null or decided_on is not null and decided_on <= sent_on and sent_on < due_on)),
	constraint r12e_answered check (answered_on is null or sent_on is not null and sent_on <= answered_on),
	constraint r12e_judged check (judged_on is null or answered_on is not null and judged_on >= (answered_on + interval '1 year')::date),
	check (asked_on <= wanted_on)
);
create index wijraad_advice_sent on wijraad_advice (sent_on desc, id desc) where sent_on is not null;
create index wijraad_advice_waiting on wijraad_advice (due_on, id) where sent_on is not null and answered_on is null;
create index wijraad_advice_unsent on wijraad_advice (made_on, id) where sent_on is null;

create table wijraad_point (
	id uuid primary key,
	advice_id uuid not null references wijraad_advice,
	place integer not null check (place between 1 and 20),
	sentence text not null check (sentence <> ''),
	explanation text not null,
	answered_on date,                                       -- first
	judge_from date,                                        -- a year later, as the setting was
	turn integer not null,                                  -- goes up with each answer, draft of one and judgement
	unique (id, advice_id),
	unique (id, judge_from),
	unique (advice_id, place) deferrable initially deferred,
	check ((answered_on is null) = (judge_from is null)),
	constraint r12e_year check (judge_from >= (answered_on + interval '1 year')::date)
);
create index wijraad_point_judge on wijraad_point (judge_from);

-- What the director answers on a point; a correction is a new version, with why.
create table wijraad_answer (
	point_id uuid not null,
	version integer not null check (version >= 1),
	advice_id uuid not null,
	sent_on date not null,
	outcome text not null check (outcome in ('ADOPTED', 'PARTLY', 'NOT')),
	reason text not null,
	corrected text check (corrected <> ''),
	answered_by uuid not null references account_user,
	answered_on date not null,
	primary key (point_id, version),
	foreign key (point_id, advice_id) references wijraad_point (id, advice_id),
	constraint r12e_of_sent foreign key (advice_id, sent_on) references wijraad_advice (id, sent_on),
	constraint r12e_after_sent check (answered_on >= sent_on),
	constraint r12e_reason check (btrim(reason) <> ''),
	constraint r12e_answer_corrected check ((version > 1) = (corrected is not null))
);

-- What the director is still writing; nobody else reads it, and it goes when the answer is given.
create table wijraad_answer_draft (
	point_id uuid primary key references wijraad_point,
	outcome text check (outcome in ('ADOPTED', 'PARTLY', 'NOT')),
	reason text not null,
	written_by uuid not null references account_user,
	written_on date not null
);

-- Whether it was done, as the WIJ-raad says at least a year after the answer.
create table wijraad_judgement (
	point_id uuid not null,
	version integer not null check (version >= 1),
	judge_from date not null,
	outcome text not null check (outcome in ('DONE', 'PARTLY', 'NOT')),
	words text not null,
	corrected text check (corrected <> ''),
	judged_by uuid not null references account_user,
	judged_on date not null,
	primary key (point_id, version),
	constraint r12e_of_answered foreign key (point_id, judge_from) references wijraad_point (id, judge_from),
	constraint r12e_after_year check (judged_on >= judge_from),
	constraint r12e_words check (btrim(words) <> ''),
	constraint r12e_judgement_corrected check ((version > 1) = (corrected is not null))
);

-- What an advice said before; the points as [{"place", "sentence", "explanation"}].
create table wijraad_advice_earlier (
	advice_id uuid not null references wijraad_advice,
	version integer not null,
	title text not null,
	why text not null,
	points jsonb not null,
	sent boolean not null,
	reason text check (reason <> ''),
	replaced_by uuid not null references account_user,
	replaced_on date not null,
	primary key (advice_id, version),
	constraint r12e_advice_corrected check (sent = (reason is not null))
);

create table wijraad_advice_step (
	advice_id uuid not null references wijraad_advice,
	turn integer not null check (turn >= 1),
	kind text not null check (kind in ('ASKED', 'MADE', 'WRITTEN', 'DECIDED', 'REOPENED', 'SENT', 'ANSWERED', 'ANSWER_CORRECTED',
		'CORRECTED', 'JUDGED', 'JUDGEMENT_CORRECTED')),
	place integer,                                          -- of the point that it is about
	words text check (words <> ''),
	done_by uuid not null references account_user,
	done_on date not null,
	primary key (advice_id, turn)
);

-- What members say of a draft; not public.
create table wijraad_advice_remark (
	id uuid primary key,
	advice_id uuid not null references wijraad_advice,
	turn integer not null check (turn >= 1),
	version integer not null,                               -- of the text that it is about
	place integer,                                          -- of the point; null: the whole
	words text not null check (words <> ''),
	made_by uuid not null references account_user,
	made_on date not null,
	unique (advice_id, turn)
);

-- The published experiences and improvements behind an advice. Who takes an experience back takes it from here too.
create table wijraad_advice_voice (
	advice_id uuid not null references wijraad_advice,
	node_id uuid not null references trail_node on delete cascade,
	linked_by uuid not null references account_user,
	linked_on date not null,
	primary key (advice_id, node_id)
);
create index wijraad_advice_voice_node on wijraad_advice_voice (node_id);

-- What was answered, judged or said before stays as it is (R12e).
create function wijraad_stays() returns trigger language plpgsql as $$
begin
	raise exception 'R12e: it stays as it was written (%)', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger r12e_answer before update or delete on wijraad_answer for each row execute function wijraad_stays();
create trigger r12e_judgement before update or delete on wijraad_judgement for each row execute function wijraad_stays();
create trigger r12e_earlier before update or delete on wijraad_advice_earlier for each row execute function wijraad_stays();
create trigger r12e_step before update or delete on wijraad_advice_step for each row execute function wijraad_stays();
