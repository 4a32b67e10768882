-- before
CREATE TABLE events (id bigint, happened date) PARTITION BY RANGE (happened);
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
INSERT INTO events SELECT n, '2025-03-01' FROM generate_series(1, 100) AS n;
CREATE TABLE events_2026 (LIKE events);
INSERT INTO events_2026 SELECT n, '2026-03-01' FROM generate_series(1, 100) AS n;

-- hazard
SET LOCAL lock_timeout = '2s';
ALTER TABLE events ATTACH PARTITION events_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE events_2026 ADD CONSTRAINT in_2026
    CHECK (happened IS NOT NULL AND happened >= '2026-01-01' AND happened < '2027-01-01') NOT VALID;

-- twin
ALTER TABLE events_2026 VALIDATE CONSTRAINT in_2026;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE events ATTACH PARTITION events_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
