-- hazard
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN total numeric;
UPDATE orders SET total = amount;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN total numeric;

-- twin
UPDATE orders SET total = amount WHERE id BETWEEN 1 AND 5;
