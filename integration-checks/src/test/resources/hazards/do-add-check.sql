-- hazard
DO $$
BEGIN
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT counted CHECK (number > 0)', 'orders');
END $$;

-- twin
SET LOCAL lock_timeout = '2s';
DO $$
BEGIN
    EXECUTE 'ALTER TABLE orders ADD CONSTRAINT counted CHECK (number > 0) NOT VALID';
END $$;

-- twin
DO $$
BEGIN
    EXECUTE 'ALTER TABLE orders VALIDATE CONSTRAINT counted';
END $$;
