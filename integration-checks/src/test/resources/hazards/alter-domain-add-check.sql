-- before
CREATE DOMAIN kind AS text;
CREATE TABLE parcels (id bigint PRIMARY KEY, kind kind);
INSERT INTO parcels SELECT n, 'small' FROM generate_series(1, 100) AS n;

-- hazard
ALTER DOMAIN kind ADD CONSTRAINT kinds CHECK (VALUE <> '');

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE parcels ADD CONSTRAINT kinds CHECK (kind <> '') NOT VALID;

-- twin
ALTER TABLE parcels VALIDATE CONSTRAINT kinds;
