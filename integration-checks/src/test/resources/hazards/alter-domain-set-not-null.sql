-- before
CREATE DOMAIN kind AS text;
CREATE TABLE parcels (id bigint PRIMARY KEY, kind kind);
INSERT INTO parcels SELECT n, 'small' FROM generate_series(1, 100) AS n;

-- hazard
ALTER DOMAIN kind SET NOT NULL;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE parcels ADD CONSTRAINT has_kind CHECK (kind IS NOT NULL) NOT VALID;

-- twin
ALTER TABLE parcels VALIDATE CONSTRAINT has_kind;
