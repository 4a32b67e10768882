CREATE TABLE orders (id int PRIMARY KEY);
COMMENT ON TABLE orders IS 'All of them';
