-- hazard
CLUSTER orders USING orders_pkey;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders CLUSTER ON orders_pkey;
