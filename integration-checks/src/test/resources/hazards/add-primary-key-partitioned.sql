-- before
CREATE TABLE events (id bigint NOT NULL, happened date NOT NULL) PARTITION BY RANGE (happened);
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
INSERT INTO events SELECT n, '2025-03-01' FROM generate_series(1, 100) AS n;

-- hazard
SET LOCAL lock_timeout = '2s';
ALTER TABLE events ADD PRIMARY KEY (id, happened);

-- twin
CREATE UNIQUE INDEX CONCURRENTLY events_2025_key ON events_2025 (id, happened);

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE events_2025 ADD PRIMARY KEY USING INDEX events_2025_key;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE events ADD PRIMARY KEY (id, happened);
