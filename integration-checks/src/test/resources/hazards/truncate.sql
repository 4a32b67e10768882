-- hazard
TRUNCATE orders;

-- twin
SET LOCAL lock_timeout = '2s';
TRUNCATE orders;
