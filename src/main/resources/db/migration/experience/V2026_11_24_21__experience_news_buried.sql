-- An address for news lies under a random id of its own: when it was stopped the id is in the file of tombstones, and what a
-- restored database still holds under it goes again (R42). Random, so that it keeps no order (R33).
alter table experience_news add column id uuid not null default gen_random_uuid() unique;
alter table experience_news alter column id drop default;
