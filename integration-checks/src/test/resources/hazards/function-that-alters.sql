-- before
CREATE FUNCTION prepare() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    ALTER TABLE orders ALTER COLUMN number TYPE bigint;
END $$;

-- hazard
SELECT prepare();

-- twin
SELECT version();
