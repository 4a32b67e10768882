create or replace view popular_link as
select link.slug,
       link.target,
       count(visit.id)       as visits,
       max(visit.visited_at) as last_visited_at
from link
left join visit on visit.link_id = link.id
where link.expires_at is null or link.expires_at > now()
group by link.id
order by visits desc, link.slug;
