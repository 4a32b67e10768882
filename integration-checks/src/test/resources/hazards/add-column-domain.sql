-- before
CREATE DOMAIN positive AS int CHECK (VALUE > 0);

-- hazard
ALTER TABLE orders ADD COLUMN rank positive;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN rank int;
ALTER TABLE orders ADD CONSTRAINT ranked CHECK (rank > 0) NOT VALID;

-- twin
ALTER TABLE orders VALIDATE CONSTRAINT ranked;
