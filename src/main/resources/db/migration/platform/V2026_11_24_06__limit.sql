-- Limits on guessing. Unlogged: neither in the write-ahead log nor in a copy of the data folder, and empty after a crash.
-- Key and rows of a day go at midnight (R33).
create unlogged table platform_limit_key (
	day date primary key,
	key bytea not null -- random; with it an address becomes the id of a row
);

create unlogged table platform_limit (
	id text primary key, -- the day and the keyed hash of what is limited
	state bytea -- of the library (bucket4j)
);
