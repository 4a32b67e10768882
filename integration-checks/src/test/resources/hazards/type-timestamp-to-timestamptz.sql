-- hazard
SET LOCAL lock_timeout = '2s';
SET LOCAL TimeZone = 'Europe/Oslo';
ALTER TABLE orders ALTER COLUMN placed_at TYPE timestamptz;

-- twin
SET LOCAL lock_timeout = '2s';
SET LOCAL TimeZone = 'UTC';
ALTER TABLE orders ALTER COLUMN placed_at TYPE timestamptz;
