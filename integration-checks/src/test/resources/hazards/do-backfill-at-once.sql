-- hazard
DO $$
BEGIN
    PERFORM set_config('lock_timeout', '2s', true);
    ALTER TABLE orders ADD COLUMN total numeric;
    UPDATE orders SET total = amount;
END $$;

-- twin
SET LOCAL lock_timeout = '2s';
DO $$
BEGIN
    ALTER TABLE orders ADD COLUMN total numeric;
END $$;

-- twin
DO $$
BEGIN
    UPDATE orders SET total = amount WHERE id BETWEEN 1 AND 5;
END $$;
