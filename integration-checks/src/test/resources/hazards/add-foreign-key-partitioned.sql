-- before
CREATE TABLE events (id bigint, happened date) PARTITION BY RANGE (happened);
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
INSERT INTO events SELECT n, '2025-03-01' FROM generate_series(1, 100) AS n;

-- hazard
SET LOCAL lock_timeout = '2s';
ALTER TABLE events ADD CONSTRAINT of_customer FOREIGN KEY (id) REFERENCES customers;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE events_2025 ADD CONSTRAINT of_customer FOREIGN KEY (id) REFERENCES customers NOT VALID;

-- twin
ALTER TABLE events_2025 VALIDATE CONSTRAINT of_customer;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE events ADD CONSTRAINT of_customer FOREIGN KEY (id) REFERENCES customers;
