-- before
CREATE TABLE events (id bigint, happened date) PARTITION BY RANGE (happened);
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE events_other PARTITION OF events DEFAULT;
INSERT INTO events SELECT n, '2025-03-01' FROM generate_series(1, 100) AS n;

-- hazard
ALTER TABLE events DETACH PARTITION events_2025;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE events DETACH PARTITION events_2025;
