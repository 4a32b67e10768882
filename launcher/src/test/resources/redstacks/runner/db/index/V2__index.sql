-- orders are written all day
CREATE INDEX CONCURRENTLY orders_paid ON orders (paid);
