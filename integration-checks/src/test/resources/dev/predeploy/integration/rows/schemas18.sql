--- virtual generated columns
CREATE TABLE t (a int NOT NULL, b int GENERATED ALWAYS AS (a * 2) VIRTUAL, c int NOT NULL GENERATED ALWAYS AS (a + 1), CHECK (b < 100));
--- NOT NULL constraints with names, and one that is not valid
CREATE TABLE t (a int CONSTRAINT a_there NOT NULL, b text);
ALTER TABLE t ADD CONSTRAINT b_there NOT NULL b NOT VALID;
--- keys without overlaps, and keys that point at periods
CREATE EXTENSION btree_gist;
CREATE TABLE price (item int, valid daterange, cents int NOT NULL, PRIMARY KEY (item, valid WITHOUT OVERLAPS));
CREATE TABLE offer (item int NOT NULL, valid daterange NOT NULL, FOREIGN KEY (item, PERIOD valid) REFERENCES price (item, PERIOD valid));
--- constraints that are not enforced
CREATE TABLE a (id int PRIMARY KEY);
CREATE TABLE t (n int NOT NULL CHECK (n < 0) NOT ENFORCED, a int NOT NULL REFERENCES a NOT ENFORCED);
--- identifiers by time, and new types
CREATE TABLE t (id uuid PRIMARY KEY DEFAULT uuidv7(), r int4multirange NOT NULL, o oid NOT NULL);
--- unique where NULLs are equal
CREATE TABLE t (a int, b int, UNIQUE NULLS NOT DISTINCT (a));
--- identity columns of partitions
CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE t1 PARTITION OF t FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
