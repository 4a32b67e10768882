-- hazard
DELETE FROM orders WHERE status = 'new' AND id BETWEEN 1 AND 1000;
ALTER TABLE orders ALTER COLUMN number TYPE bigint;

-- twin
SET LOCAL lock_timeout = '2s';
DELETE FROM orders WHERE status = 'new' AND id BETWEEN 1 AND 1000;
ALTER TABLE orders ADD COLUMN number_long bigint;
