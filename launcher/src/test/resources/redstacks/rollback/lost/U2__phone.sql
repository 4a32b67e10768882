ALTER TABLE customers ADD phone text;
