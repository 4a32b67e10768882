-- hazard
ALTER TABLE orders DROP COLUMN note;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders DROP COLUMN note;
