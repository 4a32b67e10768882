-- hazard
ALTER TABLE orders ALTER COLUMN number TYPE bigint;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN big_number bigint;

-- twin
UPDATE orders SET big_number = number WHERE id BETWEEN 1 AND 5;
