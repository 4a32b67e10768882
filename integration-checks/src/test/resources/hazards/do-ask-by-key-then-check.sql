-- hazard
/* only where
   orders are */
DO $$
BEGIN
    -- nobody asks FROM orders here
    IF EXISTS (SELECT FROM orders WHERE id = 1) THEN
        ALTER TABLE orders ADD CONSTRAINT counted CHECK (number > 0);
    END IF;
END $$;

-- twin
-- only where orders are
DO $$
BEGIN
    SET LOCAL lock_timeout = '2s';
    IF EXISTS (SELECT FROM orders WHERE status = 'new') THEN
        ALTER TABLE orders ADD CONSTRAINT counted CHECK (number > 0) NOT VALID;
    END IF;
END $$;

-- twin
ALTER TABLE orders VALIDATE CONSTRAINT counted;
