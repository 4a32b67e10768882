-- hazard
SET LOCAL lock_timeout = '2s';
ALTER TABLE countries ADD COLUMN rank int;
ALTER TABLE orders ADD COLUMN country text;

DO $$ BEGIN PERFORM count(*) FROM customers; END $$;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE countries ADD COLUMN rank int;
ALTER TABLE orders ADD COLUMN country text;

-- twin
DO $$ BEGIN PERFORM count(*) FROM customers; END $$;
