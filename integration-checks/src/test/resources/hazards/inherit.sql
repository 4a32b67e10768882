-- before
CREATE TABLE goods (id bigint);
CREATE TABLE parcels (id bigint);
INSERT INTO parcels SELECT generate_series(1, 100);

-- hazard
ALTER TABLE parcels INHERIT goods;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE parcels INHERIT goods;
