-- hazard
ALTER TABLE orders ALTER COLUMN status SET DEFAULT 'new';

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ALTER COLUMN status SET DEFAULT 'new';
