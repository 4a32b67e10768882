-- before
CREATE TABLE events (id bigint, happened date) PARTITION BY RANGE (happened);
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
INSERT INTO events SELECT n, '2025-03-01' FROM generate_series(1, 100) AS n;
CREATE TABLE events_other PARTITION OF events DEFAULT;
INSERT INTO events SELECT n, '2024-03-01' FROM generate_series(1, 100) AS n;
CREATE TABLE events_2026 (LIKE events);
INSERT INTO events_2026 SELECT n, '2026-03-01' FROM generate_series(1, 100) AS n;
ALTER TABLE events_2026 ADD CONSTRAINT in_2026
    CHECK (happened IS NOT NULL AND happened >= '2026-01-01' AND happened < '2027-01-01');

-- hazard
SET LOCAL lock_timeout = '2s';
ALTER TABLE events ATTACH PARTITION events_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE events_other ADD CONSTRAINT not_in_2026
    CHECK (NOT (happened IS NOT NULL AND happened >= '2026-01-01' AND happened < '2027-01-01')) NOT VALID;

-- twin
ALTER TABLE events_other VALIDATE CONSTRAINT not_in_2026;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE events ATTACH PARTITION events_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
