-- before
CREATE SCHEMA sales;

-- hazard
ALTER TABLE orders SET SCHEMA sales;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders SET SCHEMA sales;
