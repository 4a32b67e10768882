-- hazard
ALTER TABLE orders ADD COLUMN weight int CHECK (weight > 0);

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN weight int;
ALTER TABLE orders ADD CONSTRAINT weighs CHECK (weight > 0) NOT VALID;

-- twin
ALTER TABLE orders VALIDATE CONSTRAINT weighs;
