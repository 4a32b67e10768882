-- hazard
DROP TABLE orders;

-- twin
SET LOCAL lock_timeout = '2s';
DROP TABLE orders;
