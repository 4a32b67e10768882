-- hazard
ALTER TABLE orders ADD COLUMN token uuid DEFAULT gen_random_uuid();

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN token uuid;
ALTER TABLE orders ALTER COLUMN token SET DEFAULT gen_random_uuid();
