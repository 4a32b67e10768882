CREATE TABLE clients (id bigserial PRIMARY KEY, name text);
