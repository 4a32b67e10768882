-- before
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER touched BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();

-- hazard
DROP TRIGGER touched ON orders;

-- twin
SET LOCAL lock_timeout = '2s';
DROP TRIGGER touched ON orders;
