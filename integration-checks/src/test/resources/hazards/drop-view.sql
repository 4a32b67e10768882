-- before
CREATE VIEW current_orders AS SELECT id, status FROM orders;

-- hazard
DROP VIEW current_orders;

-- twin
SET LOCAL lock_timeout = '2s';
DROP VIEW current_orders;
