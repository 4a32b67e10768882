-- hazard
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN total numeric;
UPDATE customers SET email = lower(email);

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN total numeric;

-- twin
UPDATE customers SET email = lower(email) WHERE id BETWEEN 1 AND 5;
