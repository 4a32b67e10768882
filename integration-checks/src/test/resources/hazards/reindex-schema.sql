-- hazard
REINDEX SCHEMA public;

-- twin
REINDEX SCHEMA CONCURRENTLY public;
