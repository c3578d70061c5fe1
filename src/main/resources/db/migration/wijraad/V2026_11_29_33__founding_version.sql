-- Who adds a member, or confirms, does so to the decision that was on the page (R6).
alter table wijraad_founding add column version integer not null default 0;
