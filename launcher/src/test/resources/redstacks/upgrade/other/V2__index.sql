DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM customers) THEN CREATE INDEX customers_name ON customers (name); END IF;
END $$;
