-- hazard
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN remark text;
ALTER TABLE orders ALTER COLUMN number TYPE bigint;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN remark text;
ALTER TABLE orders ALTER COLUMN code TYPE varchar(40);
