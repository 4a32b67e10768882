ALTER TABLE missing ADD COLUMN phone text;
