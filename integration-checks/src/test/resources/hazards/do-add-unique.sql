-- hazard
DO $$
BEGIN
    EXECUTE 'ALTER TABLE orders ADD UNIQUE (number)';
END $$;

-- twin
SET LOCAL lock_timeout = '2s';
DO $$
BEGIN
    CREATE TABLE fresh (number int);
    ALTER TABLE fresh ADD UNIQUE (number);
END $$;
