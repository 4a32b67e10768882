-- hazard
ALTER TABLE orders ADD CONSTRAINT numbered UNIQUE (number);

-- twin
CREATE UNIQUE INDEX CONCURRENTLY numbered ON orders (number);

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD CONSTRAINT numbered UNIQUE USING INDEX numbered;
