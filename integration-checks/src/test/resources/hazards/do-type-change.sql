-- hazard
DO $$
BEGIN
    EXECUTE replace('ALTER TABLE orders ALTER COLUMN number TYPE XXX', 'XXX', 'bigint');
END $$;

-- twin
SET LOCAL lock_timeout = '2s';
DO $$
BEGIN
    EXECUTE 'ALTER TABLE orders ALTER COLUMN code TYPE text';
END $$;
