-- Advices of the WIJ-raad are found too.
alter table search_document drop constraint search_document_kind_check;
alter table search_document add constraint search_document_kind_check check (kind in ('EXPERIENCE', 'IMPROVEMENT', 'ADVICE'));
