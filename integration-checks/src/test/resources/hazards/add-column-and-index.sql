-- hazard
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN parent_id int REFERENCES orders;
CREATE INDEX orders_parent ON orders (parent_id);

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN parent_id int REFERENCES orders;

-- twin
CREATE INDEX CONCURRENTLY orders_parent ON orders (parent_id);
