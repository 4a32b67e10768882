-- hazard
ALTER TABLE orders RENAME COLUMN note TO remark;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders RENAME COLUMN note TO remark;
