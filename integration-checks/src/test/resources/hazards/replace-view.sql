-- before
CREATE VIEW current_orders AS SELECT id, status FROM orders;

-- hazard
CREATE OR REPLACE VIEW current_orders AS SELECT id, status, note FROM orders;

-- twin
SET LOCAL lock_timeout = '2s';
CREATE OR REPLACE VIEW current_orders AS SELECT id, status, note FROM orders;
