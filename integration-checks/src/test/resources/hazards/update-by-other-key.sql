-- hazard
-- BETWEEN the years, LIMIT 10
UPDATE orders SET note = (SELECT name FROM customers WHERE customers.id = customer_id LIMIT 1) WHERE customer_id = number;

-- twin
UPDATE orders SET note = (SELECT name FROM customers WHERE customers.id = customer_id LIMIT 1) WHERE id BETWEEN 1 AND 10000;

-- twin
UPDATE orders SET note = 'new' WHERE id IN (SELECT id FROM orders WHERE note IS NULL LIMIT 1000);

-- twin
UPDATE orders SET note = 'new' WHERE id >= 1 AND id < 5001;
