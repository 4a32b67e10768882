-- before
ALTER TABLE orders ADD CONSTRAINT numbered UNIQUE (number);

-- hazard
ALTER TABLE orders DROP CONSTRAINT numbered;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders DROP CONSTRAINT numbered;
