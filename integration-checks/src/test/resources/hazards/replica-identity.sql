-- hazard
ALTER TABLE orders REPLICA IDENTITY FULL;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders REPLICA IDENTITY FULL;
