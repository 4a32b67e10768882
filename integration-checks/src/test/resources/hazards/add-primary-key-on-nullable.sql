-- before
CREATE TABLE log (id bigint, line text);
CREATE UNIQUE INDEX log_id ON log (id);
INSERT INTO log SELECT n, 'x' FROM generate_series(1, 100) AS n;

-- hazard
SET LOCAL lock_timeout = '2s';
ALTER TABLE log ADD PRIMARY KEY USING INDEX log_id;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE log ADD CONSTRAINT has_id CHECK (id IS NOT NULL) NOT VALID;

-- twin
ALTER TABLE log VALIDATE CONSTRAINT has_id;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE log ALTER COLUMN id SET NOT NULL;
ALTER TABLE log ADD PRIMARY KEY USING INDEX log_id;
