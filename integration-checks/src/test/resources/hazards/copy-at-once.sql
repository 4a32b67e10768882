-- hazard
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN total numeric;

CREATE TABLE archive (LIKE orders);
INSERT INTO archive SELECT * FROM orders;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN total numeric;

-- twin
CREATE TABLE archive (LIKE orders);
INSERT INTO archive SELECT * FROM orders;
