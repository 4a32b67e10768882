ALTER TABLE orders ADD total int;
