-- before
CREATE TABLE payments (order_id int NOT NULL, paid numeric);
CREATE INDEX payments_order ON payments (order_id);
INSERT INTO payments SELECT n, n FROM generate_series(1, 100) AS n;

-- hazard
ALTER TABLE payments ADD CONSTRAINT of_order FOREIGN KEY (order_id) REFERENCES orders;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE payments ADD CONSTRAINT of_order FOREIGN KEY (order_id) REFERENCES orders NOT VALID;

-- twin
ALTER TABLE payments VALIDATE CONSTRAINT of_order;
