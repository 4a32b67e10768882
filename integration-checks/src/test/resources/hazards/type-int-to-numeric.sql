-- hazard
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ALTER COLUMN number TYPE numeric;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ALTER COLUMN amount TYPE numeric;
