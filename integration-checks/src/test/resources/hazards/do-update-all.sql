-- hazard
DO $$
BEGIN
    FOR number IN 1..1 LOOP
        UPDATE orders SET status = 'done';
    END LOOP;
END $$;

-- twin
DO $$
BEGIN
    UPDATE orders SET status = 'done' WHERE id BETWEEN 1 AND 5;
END $$;
