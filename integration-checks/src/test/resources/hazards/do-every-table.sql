-- hazard
DO $$
BEGIN
    PERFORM set_config('lock_timeout', '2s', true);
    EXECUTE (SELECT string_agg(format('ALTER TABLE %I ADD COLUMN changed_at timestamptz DEFAULT clock_timestamp()', relname), '; ')
             FROM pg_class WHERE relname IN ('orders', 'countries'));
END $$;

-- twin
SET LOCAL lock_timeout = '2s';
DO $$
BEGIN
    EXECUTE 'ALTER TABLE orders ADD COLUMN changed_at timestamptz';
END $$;
