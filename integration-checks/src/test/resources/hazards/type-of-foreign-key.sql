-- before
ALTER TABLE orders ADD CONSTRAINT bought FOREIGN KEY (customer_id) REFERENCES customers;

-- hazard
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ALTER COLUMN customer_id TYPE int;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN buyer_id int;
