-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE countries ALTER COLUMN name SET NOT NULL;
CREATE INDEX countries_name ON countries (name);
ALTER TABLE countries ADD COLUMN token uuid DEFAULT gen_random_uuid();
UPDATE countries SET name = upper(name);
DELETE FROM countries;
