-- hazard
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ALTER COLUMN status TYPE varchar(50);

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD CONSTRAINT brief CHECK (length(status) <= 50) NOT VALID;

-- twin
ALTER TABLE orders VALIDATE CONSTRAINT brief;
