-- hazard
CREATE POLICY own ON orders USING (status = 'new');

-- twin
SET LOCAL lock_timeout = '2s';
CREATE POLICY own ON orders USING (status = 'new');
