-- Likeness of words, for what is typed with an error.
create extension if not exists pg_trgm;

-- Small letters without accents: "Café" is found by "cafe".
create function search_fold(text) returns text language sql immutable parallel safe
	return lower(regexp_replace(normalize($1, nfkd), '[\u0300-\u036f]', '', 'g'));

create function search_vector(language text, title text, body text) returns tsvector language sql immutable parallel safe
	return setweight(to_tsvector(case language when 'en' then 'english'::regconfig else 'dutch'::regconfig end, search_fold(title)), 'A')
		|| to_tsvector(case language when 'en' then 'english'::regconfig else 'dutch'::regconfig end, search_fold(body));

-- What everyone may find. A module puts its public things here in its own transaction, and takes them out in the one in
-- which they stop being public.
create table search_document (
	kind text not null check (kind in ('EXPERIENCE')),
	id uuid not null,
	path text not null check (path like '/%'),
	language text not null check (language in ('nl', 'en')),
	title text not null check (title <> ''),
	body text not null,
	year integer not null,
	team_id uuid references area_team,
	theme_id uuid references platform_theme,
	published_on date not null,
	words tsvector not null generated always as (search_vector(language, title, body)) stored,
	primary key (kind, id)
);
create index search_document_words on search_document using gin (words);
create index search_document_newest on search_document (published_on desc, id desc);

-- Each word that stands in a document, and in how many: a word goes with the last text that holds it.
create table search_word (
	word text primary key,
	documents integer not null check (documents >= 0)
);
create index search_word_like on search_word using gin (word gin_trgm_ops);

create function search_words_of(title text, body text) returns text[] language sql immutable parallel safe
	return array(select distinct w from regexp_split_to_table(search_fold(title || ' ' || body), '[^[:alnum:]]+') w
		where length(w) between 4 and 30);

-- One after the other: two that change the same words in another order would wait for each other.
create function search_count_words() returns trigger language plpgsql as $$
begin
	perform pg_advisory_xact_lock(hashtext('search_word'));
	if tg_op = 'DELETE' then
		update search_word s set documents = s.documents - g.number
		from (select w.word, count(*) as number from changed c cross join lateral unnest(search_words_of(c.title, c.body)) w (word) group by w.word) g
		where s.word = g.word;
		delete from search_word where documents = 0;
	else
		insert into search_word (word, documents)
		select w.word, count(*) from changed c cross join lateral unnest(search_words_of(c.title, c.body)) w (word) group by w.word
		on conflict (word) do update set documents = search_word.documents + excluded.documents;
	end if;
	return null;
end $$;
create trigger search_document_added after insert on search_document
	referencing new table as changed for each statement execute function search_count_words();
create trigger search_document_removed after delete on search_document
	referencing old table as changed for each statement execute function search_count_words();

-- A text does not change in its place: what is put again is removed first, so that its words are counted right.
create function search_document_is_replaced() returns trigger language plpgsql as $$
begin
	raise exception 'search_document is not updated in place';
end $$;
create trigger search_document_no_update before update on search_document
	for each statement execute function search_document_is_replaced();
