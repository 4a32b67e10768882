-- before
CREATE INDEX orders_status ON orders (status);

-- hazard
DROP INDEX orders_status;

-- twin
DROP INDEX CONCURRENTLY orders_status;
