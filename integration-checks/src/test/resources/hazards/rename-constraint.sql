-- before
ALTER TABLE orders ADD CONSTRAINT numbered UNIQUE (number);

-- hazard
ALTER TABLE orders RENAME CONSTRAINT numbered TO counted;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders RENAME CONSTRAINT numbered TO counted;
