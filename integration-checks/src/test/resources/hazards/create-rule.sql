-- hazard
CREATE RULE quiet AS ON DELETE TO orders DO INSTEAD NOTHING;

-- twin
SET LOCAL lock_timeout = '2s';
CREATE RULE quiet AS ON DELETE TO orders DO INSTEAD NOTHING;
