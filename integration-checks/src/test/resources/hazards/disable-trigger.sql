-- before
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER touched BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();

-- hazard
ALTER TABLE orders DISABLE TRIGGER touched;

-- twin
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders DISABLE TRIGGER touched;
