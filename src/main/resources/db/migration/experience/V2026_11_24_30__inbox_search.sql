-- The words of a story, for who may read it (R15): the database makes them of the story, and they go with it.
alter table experience add column words tsvector not null generated always as (
	search_vector(language, '', happened || ' ' || coalesce(went_well, '') || ' ' || coalesce(could_be_better, '') || ' ' || coalesce(wish, ''))) stored;
create index experience_words on experience using gin (words);
create index experience_by_theme on experience (theme_id, state, told_week desc, id desc) include (not_for);
