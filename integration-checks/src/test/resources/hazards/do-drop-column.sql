-- hazard
DO $$
BEGIN
    EXECUTE 'ALTER TABLE orders DROP COLUMN note';
END $$;

-- twin
SET LOCAL lock_timeout = '2s';
DO $$
BEGIN
    EXECUTE 'ALTER TABLE orders DROP COLUMN note';
END $$;
