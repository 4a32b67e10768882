-- hazard
UPDATE orders SET note = name FROM customers WHERE customers.id = customer_id;

-- twin
UPDATE countries SET name = upper(name);
