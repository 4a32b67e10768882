alter table link add column expires_at timestamptz;

-- In two steps: the first holds its lock for a moment, the second reads the table while others write to it.
alter table link add constraint link_expires_after_creation check (expires_at > created_at) not valid;
alter table link validate constraint link_expires_after_creation;

create index link_by_expiry on link (expires_at) where expires_at is not null;
