-- hazard
ALTER TABLE orders ADD CONSTRAINT apart EXCLUDE USING gist (during WITH &&);

-- twin
CREATE TABLE bookings (during int4range);
ALTER TABLE bookings ADD CONSTRAINT apart EXCLUDE USING gist (during WITH &&);
