-- hazard
ALTER TABLE orders OWNER TO pg_database_owner;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders OWNER TO pg_database_owner;
