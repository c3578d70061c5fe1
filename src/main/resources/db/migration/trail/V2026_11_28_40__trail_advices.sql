-- An advice of the WIJ-raad came of voices and improvements.
alter table trail_node drop constraint trail_node_kind_check;
alter table trail_node add constraint trail_node_kind_check check (kind in ('EXPERIENCE', 'IMPROVEMENT', 'ADVICE'));
