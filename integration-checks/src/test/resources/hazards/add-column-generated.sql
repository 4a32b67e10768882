-- hazard
ALTER TABLE orders ADD COLUMN twice int GENERATED ALWAYS AS (number * 2) STORED;

-- twin
CREATE INDEX CONCURRENTLY orders_twice ON orders ((number * 2));
