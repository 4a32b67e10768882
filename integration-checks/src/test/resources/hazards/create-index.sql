-- hazard
CREATE INDEX orders_status ON orders (status);

-- twin
CREATE INDEX CONCURRENTLY orders_status ON orders (status);
