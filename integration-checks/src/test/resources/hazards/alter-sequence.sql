-- before
CREATE SEQUENCE numbers;

-- hazard
ALTER SEQUENCE numbers INCREMENT BY 10;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER SEQUENCE numbers INCREMENT BY 10;
