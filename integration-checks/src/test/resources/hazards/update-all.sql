-- hazard
UPDATE orders SET status = 'done';

-- twin
UPDATE orders SET status = 'done' WHERE id BETWEEN 1 AND 5;
