-- What staff uploaded, after the checks and the cleaning of platform.file.Files. Modules point at it; what nothing points
-- at any more, its module removes.
create table platform_file (
	id uuid primary key,
	media_type text not null,
	alt text,  -- what a photo shows, for who does not see it
	bytes bytea not null,
	size integer not null,
	sha256 bytea not null,
	width integer,
	height integer,
	pages integer,
	stored_on date not null,
	constraint platform_file_media_type check (media_type in ('image/jpeg', 'image/png', 'application/pdf')),
	constraint platform_file_size check (size = octet_length(bytes) and size between 1 and 10485760),
	constraint platform_file_sha256 check (sha256 = sha256(bytes)),
	constraint platform_file_alt check ((media_type like 'image/%') = (alt is not null)),
	constraint platform_file_alt_words check (alt = btrim(alt) and char_length(alt) between 1 and 250),
	constraint platform_file_dimensions check (case when media_type like 'image/%'
		then width is not null and height is not null and pages is null and width between 1 and 1600 and height between 1 and 1600
		else width is null and height is null and pages is not null and pages between 1 and 300 end)
);
-- What is stored does not get smaller; uncompressed, a piece of it is read without the rest.
alter table platform_file alter column bytes set storage external;
