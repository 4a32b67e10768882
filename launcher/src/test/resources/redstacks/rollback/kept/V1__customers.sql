CREATE TABLE customers (id int PRIMARY KEY, phone text);
