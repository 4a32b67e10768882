-- hazard
REINDEX INDEX orders_pkey;

-- twin, outside a transaction
REINDEX INDEX CONCURRENTLY orders_pkey;
