-- hazard
DELETE FROM orders WHERE status = 'no such';

-- twin
DELETE FROM orders WHERE status = 'no such' AND id BETWEEN 1 AND 5;
