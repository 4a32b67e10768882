-- hazard
DO $$
BEGIN
    EXECUTE 'DELETE FROM orders';
END $$;

-- twin
DO $$
BEGIN
    DELETE FROM orders WHERE id = 5;
END $$;
