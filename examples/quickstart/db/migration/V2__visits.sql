create table visit (
    id         bigint generated always as identity primary key,
    link_id    bigint      not null references link on delete cascade,
    visited_at timestamptz not null default now(),
    referrer   text
);

create index visit_by_link on visit (link_id, visited_at desc);
