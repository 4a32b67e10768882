-- hazard
ALTER TABLE orders ADD COLUMN position serial;

-- twin
SET LOCAL lock_timeout = '2s';
CREATE SEQUENCE orders_position;
ALTER TABLE orders ADD COLUMN position int;
ALTER TABLE orders ALTER COLUMN position SET DEFAULT nextval('orders_position');
