SET LOCAL lock_timeout = '2s';
DO $$
BEGIN
    EXECUTE format('CREATE INDEX %I ON orders (status)', 'orders_status');
END $$;
