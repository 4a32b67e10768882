-- hazard
ALTER TABLE orders ADD COLUMN reference text UNIQUE;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN reference text;

-- twin
CREATE UNIQUE INDEX CONCURRENTLY orders_reference ON orders (reference);

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD CONSTRAINT orders_reference UNIQUE USING INDEX orders_reference;
