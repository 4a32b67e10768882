-- hazard
SET LOCAL lock_timeout = '2s';
ALTER TABLE customers ADD COLUMN rank int;
CREATE INDEX orders_status ON orders (status);

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE customers ADD COLUMN rank int;

-- twin
CREATE INDEX CONCURRENTLY orders_status ON orders (status);
