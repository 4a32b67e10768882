-- hazard
ALTER TABLE orders SET UNLOGGED;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE countries SET UNLOGGED;
