-- Days of the council lie within these years. JSON writes a year of five digits, or one before our era, in another way than
-- the portal reads it: one such day, of which nothing can be taken back (R8), and the whole book could be read no more.
alter table wijraad_fact add constraint r8_days check (day between '1900-01-01' and '2200-12-31');
alter table wijraad_term add constraint r8_days check (
	lower(during) >= '1900-01-01' and upper(during) <= '2200-12-31' and planned <= '2200-12-31');
alter table wijraad_home add constraint r8_days check (from_on between '1900-01-01' and '2200-12-31');
alter table wijraad_charge add constraint r8_days check (
	lower(during) >= '1900-01-01' and (upper_inf(during) or upper(during) <= '2200-12-31'));
alter table wijraad_chosen add constraint r8_days check (until_on between '1900-01-01' and '2200-12-31');
alter table wijraad_nomination add constraint r8_days check (
	lower(during) >= '1900-01-01' and upper(during) <= '2200-12-31' and decided_on >= '1900-01-01');
alter table wijraad_founding add constraint r8_days check (decided_on >= '1900-01-01' and begins_on <= '2190-12-31');
