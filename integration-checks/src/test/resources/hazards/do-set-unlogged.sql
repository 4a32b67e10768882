-- hazard
DO $$
BEGIN
    EXECUTE 'ALTER TABLE orders SET ' || 'UNLOGGED';
END $$;

-- twin
SET LOCAL lock_timeout = '2s';
DO $$
BEGIN
    EXECUTE 'ALTER TABLE countries SET UNLOGGED';
END $$;
