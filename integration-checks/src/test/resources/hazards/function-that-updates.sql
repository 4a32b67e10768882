-- before
CREATE FUNCTION repair() RETURNS bigint LANGUAGE sql AS $$
    WITH changed AS (UPDATE orders SET note = upper(note) RETURNING 1) SELECT count(*) FROM changed;
$$;

-- hazard
SELECT repair();

-- twin
SELECT version();
