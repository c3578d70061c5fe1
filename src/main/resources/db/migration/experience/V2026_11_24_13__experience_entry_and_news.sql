-- Entered by staff for a resident (R31), who gets the code on paper: who entered it, and whose words it is in. Who entered
-- it does not publish it (R13).
alter table experience
	add column entered_by uuid references account_user,
	add column source text not null default 'OWN' check (source in ('OWN', 'ON_BEHALF')),
	add constraint r31 check ((entered_by is not null) = (origin in ('PAPER', 'PHONE', 'CONVERSATION')));

-- "Opgelost" by a code that was printed is counted apart: staff had it in their hands.
alter table experience_verdict add column printed_code boolean not null default false;

-- Where news of an experience goes (R33): apart from the experience, which may still wait, encrypted, and gone at the end.
create table experience_news (
	code_hash bytea primary key check (octet_length(code_hash) = 32),
	content bytea not null,
	language text not null check (language in ('nl', 'en')),
	until_week text not null check (until_week ~ '^[0-9]{4}-W[0-9]{2}$'),
	news text check (news in ('ANSWER', 'QUESTION'))     -- what there is to tell, until it is told
);
create index experience_news_waits on experience_news (news) where news is not null;

-- Each mail has its own link, with which the news can be stopped (R43).
create table experience_news_link (
	token_hash bytea primary key check (octet_length(token_hash) = 32),
	code_hash bytea not null references experience_news on delete cascade
);
create index experience_news_link_of on experience_news_link (code_hash);
