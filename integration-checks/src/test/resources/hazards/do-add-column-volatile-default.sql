-- hazard
DO $$
BEGIN
    ALTER TABLE orders ADD COLUMN token uuid DEFAULT gen_random_uuid();
END $$;

-- twin
SET LOCAL lock_timeout = '2s';
DO $$
BEGIN
    ALTER TABLE orders ADD COLUMN token uuid;
END $$;
