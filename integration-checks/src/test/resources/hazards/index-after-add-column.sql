-- hazard
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN remark text;
CREATE INDEX orders_remark ON orders (remark);

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN remark text;

-- twin
CREATE INDEX CONCURRENTLY orders_remark ON orders (remark);
