-- hazard
ALTER TABLE orders ADD CONSTRAINT counted CHECK (number > 0);

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD CONSTRAINT counted CHECK (number > 0) NOT VALID;

-- twin
ALTER TABLE orders VALIDATE CONSTRAINT counted;
