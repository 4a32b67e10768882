CREATE TABLE orders (
  id bigint,
  paid boolean
);
