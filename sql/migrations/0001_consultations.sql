-- What is asked, and of whom. A consultation's definition is kept in editions, so that any earlier report can be made
-- again from the questions as they stood then. The tables recommendation and region follow the newest edition; a row
-- that an edition leaves out stays, because answers may point to it.

create table concord.consultation (
    consultation_id text not null primary key,
    registered_at timestamptz not null
);

create table concord.consultation_edition (
    consultation_id text not null references concord.consultation,
    edition integer not null check (edition >= 1),
    title text not null,
    definition jsonb not null,
    recorded_at timestamptz not null,
    superseded_at timestamptz,
    primary key (consultation_id, edition)
);

create table concord.recommendation (
    consultation_id text not null references concord.consultation,
    recommendation_id text not null,
    ordinal integer not null,
    recommendation_text text not null,
    primary key (consultation_id, recommendation_id)
);

create table concord.region (
    consultation_id text not null references concord.consultation,
    region_code text not null,
    ordinal integer not null,
    region_name text not null,
    primary key (consultation_id, region_code)
);
