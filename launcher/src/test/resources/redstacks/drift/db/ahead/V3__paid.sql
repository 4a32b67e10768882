ALTER TABLE orders ADD paid boolean;
