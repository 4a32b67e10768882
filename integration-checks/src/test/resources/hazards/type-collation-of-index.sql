-- before
CREATE INDEX orders_status ON orders (status);

-- hazard
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ALTER COLUMN status TYPE text COLLATE "C";

-- twin
CREATE INDEX CONCURRENTLY orders_status_c ON orders (status COLLATE "C");
