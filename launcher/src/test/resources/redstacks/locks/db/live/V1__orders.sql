CREATE TABLE countries (code text PRIMARY KEY, name text);
CREATE TABLE orders (id int PRIMARY KEY, status text NOT NULL, total int);
