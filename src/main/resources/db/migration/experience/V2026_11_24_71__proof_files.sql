-- A proof may rest on a document or a photo, each its own.
alter table experience_proof add foreign key (document_id) references platform_file;
alter table experience_proof add foreign key (photo_id) references platform_file;
create unique index experience_proof_document on experience_proof (document_id) where document_id is not null;
create unique index experience_proof_photo on experience_proof (photo_id) where photo_id is not null;
