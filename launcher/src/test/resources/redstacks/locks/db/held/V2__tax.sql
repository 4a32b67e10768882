SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN tax int;
UPDATE orders SET tax = total / 5;
