-- before
CREATE TABLE events (id bigint, happened date) PARTITION BY RANGE (happened);
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
INSERT INTO events SELECT n, '2025-03-01' FROM generate_series(1, 100) AS n;

-- hazard
SET LOCAL lock_timeout = '30s';
ALTER TABLE events DETACH PARTITION events_2025;

-- twin
ALTER TABLE events DETACH PARTITION events_2025 CONCURRENTLY;
