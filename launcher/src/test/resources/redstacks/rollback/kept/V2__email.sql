ALTER TABLE customers ADD email text;
