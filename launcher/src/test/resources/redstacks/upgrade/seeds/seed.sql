INSERT INTO customers (name) VALUES ('Ada');
INSERT INTO customers (name) VALUES (NULL);
