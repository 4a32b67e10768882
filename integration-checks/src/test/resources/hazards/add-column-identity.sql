-- hazard
ALTER TABLE orders ADD COLUMN position bigint GENERATED ALWAYS AS IDENTITY;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE countries ADD COLUMN position bigint GENERATED ALWAYS AS IDENTITY;
