-- Buurten begin and get another name by themselves, from a day on. A buurt lies in a postcode only while it is there.
alter table area_buurt add constraint area_buurt_period unique (id, valid without overlaps);
alter table area_buurt_pc4 add constraint r1_buurt foreign key (buurt_id, period valid)
	references area_buurt (id, period valid) deferrable initially deferred;
