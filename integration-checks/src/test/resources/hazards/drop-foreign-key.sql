-- before
ALTER TABLE orders ADD CONSTRAINT bought FOREIGN KEY (customer_id) REFERENCES customers;

-- hazard
ALTER TABLE orders DROP CONSTRAINT bought;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders DROP CONSTRAINT bought;
