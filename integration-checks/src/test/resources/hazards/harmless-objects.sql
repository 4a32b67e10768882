-- twin
CREATE VIEW fresh_orders AS SELECT id FROM orders WHERE status = 'new';
CREATE SEQUENCE numbers;
CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';
GRANT SELECT ON orders TO PUBLIC;
CREATE SCHEMA sales;
INSERT INTO orders (id, number) VALUES (1000, 1000);
CREATE STATISTICS both_of ON status, code FROM orders;
