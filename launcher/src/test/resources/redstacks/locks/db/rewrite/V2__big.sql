SET LOCAL lock_timeout = '2s';

ALTER TABLE orders ALTER COLUMN id TYPE bigint;
