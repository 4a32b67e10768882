-- hazard
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ALTER COLUMN code TYPE varchar(10);

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ALTER COLUMN code TYPE varchar(40);
