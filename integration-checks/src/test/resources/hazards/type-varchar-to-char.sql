-- hazard
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ALTER COLUMN code TYPE char(20);

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ALTER COLUMN code TYPE text;
