create table link (
    id         bigint generated always as identity primary key,
    slug       text        not null unique check (slug ~ '^[a-z0-9]{3,32}$'),
    target     text        not null check (target ~* '^https?://'),
    created_at timestamptz not null default now()
);

comment on table link is 'A short name for a long address';
comment on column link.slug is 'The short name, as it stands in the path of the short address';
