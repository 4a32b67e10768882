-- before
CREATE TYPE state AS ENUM ('new', 'done');
ALTER TABLE orders ADD COLUMN state state;

-- twin
ALTER TYPE state ADD VALUE 'lost';

-- twin
CREATE TYPE colour AS ENUM ('red');
CREATE DOMAIN short AS text CHECK (length(VALUE) < 9);
