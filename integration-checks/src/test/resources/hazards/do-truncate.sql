-- hazard
DO $$
BEGIN
    EXECUTE 'TRUNCATE ' || 'orders';
END $$;

-- twin
SET LOCAL lock_timeout = '2s';
DO $$
BEGIN
    EXECUTE 'TRUNCATE ' || 'orders';
END $$;
