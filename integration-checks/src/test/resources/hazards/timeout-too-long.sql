-- hazard
SET LOCAL lock_timeout = '10min';
ALTER TABLE orders ADD COLUMN remark text;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN remark text;
