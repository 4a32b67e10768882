-- hazard
UPDATE orders SET status = 'old' WHERE note IS NULL;

-- twin
UPDATE orders SET status = 'old' WHERE note IS NULL AND id BETWEEN 1 AND 5;

-- twin
UPDATE orders SET status = 'old'
WHERE id IN (SELECT id FROM orders WHERE note IS NULL LIMIT 1000);
