-- hazard
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM customers c JOIN orders o ON o.customer_id = c.id WHERE c.id = 0) THEN
        ALTER TABLE orders ALTER COLUMN amount SET NOT NULL;
    END IF;
END $$;

-- twin
SET LOCAL lock_timeout = '2s';
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM customers c JOIN orders o ON o.customer_id = c.id WHERE c.id = 0) THEN
        ALTER TABLE orders ADD CONSTRAINT has_amount CHECK (amount IS NOT NULL) NOT VALID;
    END IF;
END $$;

-- twin
ALTER TABLE orders VALIDATE CONSTRAINT has_amount;
