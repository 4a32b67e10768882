-- hazard
REINDEX INDEX orders_pkey;

-- twin
REINDEX INDEX CONCURRENTLY orders_pkey;
