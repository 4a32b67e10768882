-- before
CREATE UNLOGGED TABLE cache (id bigint PRIMARY KEY);
INSERT INTO cache SELECT generate_series(1, 100);

-- hazard
ALTER TABLE cache SET LOGGED;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE countries SET UNLOGGED;
ALTER TABLE countries SET LOGGED;
