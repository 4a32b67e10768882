-- hazard
UPDATE orders
SET status = 'done'
WHERE amount > 20;

-- twin
UPDATE orders
SET status = 'done'
WHERE id = 20;
