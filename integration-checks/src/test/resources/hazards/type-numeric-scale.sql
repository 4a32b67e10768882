-- hazard
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ALTER COLUMN amount TYPE numeric(12, 3);

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ALTER COLUMN amount TYPE numeric(12, 2);
