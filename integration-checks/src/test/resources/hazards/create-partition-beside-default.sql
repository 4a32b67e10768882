-- before
CREATE TABLE events (id bigint, happened date NOT NULL) PARTITION BY RANGE (happened);
CREATE TABLE events_other PARTITION OF events DEFAULT;
INSERT INTO events SELECT n, '2024-03-01' FROM generate_series(1, 100) AS n;

-- hazard
SET LOCAL lock_timeout = '2s';
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE events_other ADD CONSTRAINT not_in_2026
    CHECK (NOT (happened IS NOT NULL AND happened >= '2026-01-01' AND happened < '2027-01-01')) NOT VALID;

-- twin
ALTER TABLE events_other VALIDATE CONSTRAINT not_in_2026;

-- twin
SET LOCAL lock_timeout = '2s';
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
