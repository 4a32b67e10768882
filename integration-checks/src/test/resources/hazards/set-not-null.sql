-- hazard
ALTER TABLE orders ALTER COLUMN status SET NOT NULL;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD CONSTRAINT has_status CHECK (status IS NOT NULL) NOT VALID;

-- twin
ALTER TABLE orders VALIDATE CONSTRAINT has_status;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ALTER COLUMN status SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT has_status;
