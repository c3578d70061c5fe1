-- A postcode can leave the city from a day on (R2). It then leads nowhere: what it leads to is known only while it lies in it.
alter table area_pc4 add constraint r2_in_city foreign key (pc4, period valid)
	references area_postcode (pc4, period valid) deferrable initially deferred;
