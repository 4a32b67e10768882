-- before
ALTER TABLE orders ADD CONSTRAINT coded CHECK (code <> '');

-- hazard
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ALTER COLUMN code TYPE text;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders DROP CONSTRAINT coded;
ALTER TABLE orders ALTER COLUMN code TYPE text;
ALTER TABLE orders ADD CONSTRAINT coded CHECK (code <> '') NOT VALID;

-- twin
ALTER TABLE orders VALIDATE CONSTRAINT coded;
