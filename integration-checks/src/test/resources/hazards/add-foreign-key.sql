-- hazard
ALTER TABLE orders ADD CONSTRAINT bought FOREIGN KEY (customer_id) REFERENCES customers;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD CONSTRAINT bought FOREIGN KEY (customer_id) REFERENCES customers NOT VALID;

-- twin
ALTER TABLE orders VALIDATE CONSTRAINT bought;
