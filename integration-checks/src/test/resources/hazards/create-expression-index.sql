-- hazard
CREATE INDEX orders_day ON orders (lower(status))
    WHERE status <> 'done';

-- twin
CREATE INDEX CONCURRENTLY orders_day ON orders (lower(status))
    WHERE status <> 'done';
