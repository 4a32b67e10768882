-- hazard
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ALTER COLUMN status SET DATA TYPE int USING length(status);

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE countries ALTER COLUMN name SET DATA TYPE int USING length(name);
