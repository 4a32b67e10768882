-- hazard
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD CONSTRAINT counted CHECK (number > 0) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT counted;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD CONSTRAINT counted CHECK (number > 0) NOT VALID;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders VALIDATE CONSTRAINT counted;
