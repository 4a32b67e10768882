-- hazard
ALTER TABLE orders RENAME CONSTRAINT orders_pkey TO orders_key;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders RENAME CONSTRAINT orders_pkey TO orders_key;
