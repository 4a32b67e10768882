-- hazard
LOCK TABLE orders;

-- twin
SET LOCAL lock_timeout = '2s';
LOCK TABLE orders;
