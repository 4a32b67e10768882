-- before
CREATE TYPE state AS ENUM ('new', 'done');

-- hazard
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ALTER COLUMN status TYPE state USING status::state;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN state state;
