-- before
CREATE MATERIALIZED VIEW totals AS SELECT status, count(*) FROM orders GROUP BY status;
CREATE UNIQUE INDEX totals_status ON totals (status);

-- hazard
REFRESH MATERIALIZED VIEW totals;

-- twin
REFRESH MATERIALIZED VIEW CONCURRENTLY totals;
