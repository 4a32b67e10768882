-- before
CREATE FUNCTION clear() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'TRUN' || 'CATE orders';
END $$;

-- hazard
SELECT clear();

-- twin
SET LOCAL lock_timeout = '2s';
SELECT clear();
