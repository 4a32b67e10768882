-- before
ALTER TABLE orders ADD CONSTRAINT bought FOREIGN KEY (customer_id) REFERENCES customers;

-- hazard
TRUNCATE customers CASCADE;

-- twin
SET LOCAL lock_timeout = '2s';
TRUNCATE customers CASCADE;
