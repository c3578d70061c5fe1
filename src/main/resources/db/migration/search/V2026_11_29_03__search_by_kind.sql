-- The kind is in the index too: a word that many experiences hold is found among a few advices without reading of the others.
drop index search_document_words;
create index search_document_words on search_document using gin (kind, shelf, words);
