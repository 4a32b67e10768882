-- before
ALTER TABLE orders ADD CONSTRAINT bought FOREIGN KEY (customer_id) REFERENCES customers ON DELETE CASCADE;

-- hazard
DELETE FROM customers;

-- twin
DELETE FROM customers WHERE id = 5;
