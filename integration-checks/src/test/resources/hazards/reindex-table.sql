-- hazard
REINDEX TABLE orders;

-- twin
REINDEX TABLE CONCURRENTLY orders;
