-- hazard
ALTER TABLE orders ALTER COLUMN number DROP NOT NULL;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ALTER COLUMN number DROP NOT NULL;
