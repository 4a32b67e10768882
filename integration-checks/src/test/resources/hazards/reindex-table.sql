-- hazard
REINDEX TABLE orders;

-- twin, outside a transaction
REINDEX TABLE CONCURRENTLY orders;
