-- hazard
UPDATE orders SET note = '' WHERE note IS NULL;

ALTER TABLE orders ALTER COLUMN note SET NOT NULL;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD CONSTRAINT has_note CHECK (note IS NOT NULL) NOT VALID;

-- twin
UPDATE orders SET note = '' WHERE note IS NULL AND id BETWEEN 1 AND 5;

-- twin
ALTER TABLE orders VALIDATE CONSTRAINT has_note;
