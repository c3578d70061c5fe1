-- The outbox: a mail is written in the transaction that is its reason, and sent by a job.
create table platform_mail (
	id bigint generated always as identity primary key, -- the order of sending
	text text not null,  -- which text it is, such as mail.trial
	language text not null check (language in ('NL', 'EN')),
	content bytea not null, -- the address and what is filled in, encrypted; once sent, the address only
	state text not null check (state in ('WAITING', 'SENT', 'GIVEN_UP', 'SHOWN')),
	waiting_since timestamp with time zone not null,
	attempts integer not null default 0 check (attempts >= 0),
	next_attempt_at timestamp with time zone not null,
	problem text check (problem in ('AWAY', 'LOG_IN', 'LATER', 'REFUSED', 'NO_SERVER', 'UNREADABLE')),
	done_at timestamp with time zone,
	check ((state = 'WAITING') = (done_at is null)),
	check (state <> 'GIVEN_UP' or problem is not null)
);
create index platform_mail_waiting on platform_mail (id) where state = 'WAITING';
create index platform_mail_state on platform_mail (state, id);
create index platform_mail_done on platform_mail (done_at);
