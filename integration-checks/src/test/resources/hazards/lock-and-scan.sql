-- hazard
SET LOCAL lock_timeout = '2s';
LOCK TABLE orders IN EXCLUSIVE MODE;
CREATE TABLE totals AS SELECT status, count(*) FROM orders GROUP BY status;

-- twin
CREATE TABLE totals AS SELECT status, count(*) FROM orders GROUP BY status;
