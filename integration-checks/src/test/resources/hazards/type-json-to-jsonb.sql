-- hazard
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ALTER COLUMN details TYPE jsonb;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN facts jsonb;
