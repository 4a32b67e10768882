-- hazard
DO $$
BEGIN
    EXECUTE 'ALTER TABLE ' || 'orders ALTER COLUMN status SET NOT NULL';
END $$;

-- twin
DO $$
BEGIN
    PERFORM set_config('lock_timeout', '2s', true);
    ALTER TABLE orders ALTER COLUMN status DROP NOT NULL;
END $$;
