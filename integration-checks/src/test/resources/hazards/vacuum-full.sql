-- hazard
VACUUM FULL orders;

-- twin
VACUUM orders;
