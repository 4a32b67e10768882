-- hazard
SET LOCAL lock_timeout = '2s';
ALTER TABLE countries RENAME TO nations;
ALTER TABLE orders RENAME TO countries;
ALTER TABLE nations RENAME TO orders;
CREATE INDEX by_status ON countries (status);

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE countries RENAME TO nations;
ALTER TABLE orders RENAME TO countries;
ALTER TABLE nations RENAME TO orders;
CREATE INDEX by_name ON orders (name);
