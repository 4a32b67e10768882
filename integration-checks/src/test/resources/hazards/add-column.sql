-- hazard
ALTER TABLE orders ADD COLUMN remark text;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN remark text;
