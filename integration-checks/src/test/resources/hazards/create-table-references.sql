-- hazard
CREATE TABLE complaints (id bigint PRIMARY KEY, order_id int REFERENCES orders);

-- twin
SET LOCAL lock_timeout = '2s';
CREATE TABLE complaints (id bigint PRIMARY KEY, order_id int REFERENCES orders);
