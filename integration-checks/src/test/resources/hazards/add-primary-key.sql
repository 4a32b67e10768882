-- before
CREATE TABLE log (id bigint NOT NULL, line text);
INSERT INTO log SELECT n, 'x' FROM generate_series(1, 100) AS n;

-- hazard
SET LOCAL lock_timeout = '2s';
ALTER TABLE log ADD PRIMARY KEY (id);

-- twin
CREATE UNIQUE INDEX CONCURRENTLY log_id ON log (id);

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE log ADD PRIMARY KEY USING INDEX log_id;
