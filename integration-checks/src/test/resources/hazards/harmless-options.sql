-- twin
ALTER TABLE orders ALTER COLUMN status SET STATISTICS 500;
ALTER TABLE orders SET (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.01);
ALTER TABLE orders CLUSTER ON orders_pkey;
ALTER INDEX orders_pkey RENAME TO orders_key;
COMMENT ON TABLE orders IS 'What was bought';
ANALYZE orders;
