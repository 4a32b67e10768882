-- hazard
CREATE UNIQUE INDEX orders_number ON orders (number);

-- twin
CREATE UNIQUE INDEX CONCURRENTLY orders_number ON orders (number);
