-- hazard
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN remark text;
SET LOCAL lock_timeout = 0;
ALTER TABLE customers ADD COLUMN remark text;

-- twin
SET LOCAL statement_timeout = '5s';
ALTER TABLE orders ADD COLUMN remark text;
ALTER TABLE customers ADD COLUMN remark text;
