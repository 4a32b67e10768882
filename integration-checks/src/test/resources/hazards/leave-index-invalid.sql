-- before
CREATE TABLE events (id bigint, happened date) PARTITION BY RANGE (happened);
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
INSERT INTO events SELECT n, '2025-03-01' FROM generate_series(1, 100) AS n;

-- hazard
SET LOCAL lock_timeout = '2s';
CREATE INDEX events_id ON ONLY events (id);

-- twin
CREATE INDEX CONCURRENTLY events_2025_id ON events_2025 (id);

-- twin
SET LOCAL lock_timeout = '2s';
CREATE INDEX events_id ON ONLY events (id);
ALTER INDEX events_id ATTACH PARTITION events_2025_id;
