-- needs search_document
drop index search_document_words;
insert into search_document (kind, id, path, language, title, body, year, team_id, theme_id, published_on)
select 'EXPERIENCE', p.experience_id, '/ervaringen/' || p.experience_id, p.language, p.title,
	concat_ws(' ', p.happened, p.went_well, p.could_be_better, p.wish, p.answer), p.told_year, p.team_id, p.theme_id, p.published_on
from experience_publication p join bench.experience b on b.id = p.experience_id
where i between :from and :to;
create index search_document_words on search_document using gin (shelf, words);

-- The words and in how many texts each is, near enough: the glued ones one by one, the others by how often a piece is used.
insert into search_word (word, documents)
select word, sum(documents) from (
	select search_fold(w1.text || w2.text) as word, 1::numeric as documents
	from bench.experience
	join bench.word w1 on w1.nr = bench.pick(i, 'word', (select count(*) from bench.word))
	join bench.word w2 on w2.nr = bench.pick(i, 'other word', (select count(*) from bench.word))
	where i between :from and :to and published and length(w1.text || w2.text) between 4 and 30
	union all
	select w, count(*) * ceil((select count(*) from search_document) / 1500.0)
	from bench.piece cross join lateral regexp_split_to_table(search_fold(text), '[^[:alnum:]]+') w
	where length(w) between 4 and 30 group by w) w
group by word
on conflict (word) do update set documents = search_word.documents + excluded.documents;
