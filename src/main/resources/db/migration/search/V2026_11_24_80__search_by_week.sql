-- The newest that hold a word are sought week by week, from the last back, until there are enough: a common word is in so
-- many documents that putting all of them in order takes longer the longer the portal is there. So documents stand on
-- shelves, one for each kind and week of publication, and the index finds those on a shelf that hold a word.
create extension if not exists btree_gin;

create function search_week(date) returns integer language sql immutable parallel safe
	return ($1 - date '2000-01-03') / 7;
comment on function search_week(date) is 'weeks since Monday 3 January 2000';

alter table search_document add column shelf text not null
	generated always as (kind || ' ' || search_week(published_on)) stored;

drop index search_document_words;
create index search_document_words on search_document using gin (shelf, words);
drop index search_document_newest;
create index search_document_newest on search_document (kind, published_on);
