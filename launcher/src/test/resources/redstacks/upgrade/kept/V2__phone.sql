ALTER TABLE customers ADD COLUMN phone text;
UPDATE customers SET phone = '';
ALTER TABLE customers ALTER COLUMN phone SET NOT NULL;
