ALTER TABLE orders ADD COLUMN total bigint;
CREATE INDEX CONCURRENTLY orders_total ON orders (total);
