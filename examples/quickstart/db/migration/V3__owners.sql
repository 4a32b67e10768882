create table owner (
    id    bigint generated always as identity primary key,
    email text not null
);

create unique index owner_by_email on owner (lower(email));

-- Links from before there were owners keep none.
alter table link add column owner_id bigint references owner on delete set null;

create index link_by_owner on link (owner_id);
