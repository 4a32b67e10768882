-- hazard
ALTER TABLE orders
    ADD COLUMN seen_at timestamptz NOT NULL DEFAULT clock_timestamp();

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders
    ADD COLUMN seen_at timestamptz NOT NULL DEFAULT now();
