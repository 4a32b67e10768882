-- What is live before each hazard. Production has 40 million orders, 2 million customers and 200 countries.
CREATE TABLE countries (
    code text PRIMARY KEY,
    name text
);
CREATE TABLE customers (
    id bigint PRIMARY KEY,
    name text NOT NULL,
    email text,
    country text
);
CREATE TABLE orders (
    id int PRIMARY KEY,
    customer_id bigint,
    number int NOT NULL,
    code varchar(20),
    note text,
    status text,
    amount numeric(10, 2),
    details json,
    placed_at timestamp,
    during int4range
);
INSERT INTO countries SELECT 'C' || n, 'Country ' || n FROM generate_series(1, 20) AS n;
INSERT INTO customers SELECT n, 'Customer ' || n, n || '@example.org', 'C1' FROM generate_series(1, 100) AS n;
INSERT INTO orders
SELECT n, n, n, 'A' || n, 'short', 'new', n, '{}', '2026-01-01', int4range(n, n + 1) FROM generate_series(1, 100) AS n;
