-- hazard
SET LOCAL lock_timeout = '2s';
DO $$
BEGIN
    ALTER TABLE orders ADD COLUMN remark text;
    IF (SELECT count(*) FROM orders) > 1000000 THEN
        RAISE NOTICE 'many orders';
    END IF;
END
$$;

-- twin
SET LOCAL lock_timeout = '2s';
DO $$
BEGIN
    IF (SELECT count(*) FROM orders) < 1000000 THEN
        ALTER TABLE orders ADD COLUMN remark text;
    END IF;
END
$$;
