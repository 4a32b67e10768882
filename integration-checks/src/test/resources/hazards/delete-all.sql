-- hazard
DELETE FROM orders;

-- twin
DELETE FROM orders WHERE id BETWEEN 1 AND 5;
