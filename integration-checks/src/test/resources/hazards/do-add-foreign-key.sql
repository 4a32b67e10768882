-- hazard
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'bought') THEN
        ALTER TABLE orders ADD CONSTRAINT bought FOREIGN KEY (customer_id) REFERENCES customers;
    END IF;
END $$;

-- twin
SET LOCAL lock_timeout = '2s';
DO $$
BEGIN
    ALTER TABLE orders ADD CONSTRAINT bought FOREIGN KEY (customer_id) REFERENCES customers NOT VALID;
END $$;

-- twin
DO $$
BEGIN
    ALTER TABLE orders VALIDATE CONSTRAINT bought;
END $$;
