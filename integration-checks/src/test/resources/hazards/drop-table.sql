-- hazard
DROP TABLE countries;

-- twin
SET LOCAL lock_timeout = '2s';
DROP TABLE countries;
