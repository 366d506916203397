-- Who answered what. Rows are never changed, except for submission.superseded_at and the counts in tally, so that the
-- state of any past moment can be queried. Every key of the three large tables contains respondent_id, a name-based
-- UUID computed by Concord, so that they can be distributed by it.

create table concord.respondent (
    respondent_id uuid not null primary key,
    consultation_id text not null,
    region_code text not null,
    respondent_name text not null,
    speaks_for_region boolean not null,
    registered_at timestamptz not null,
    foreign key (consultation_id, region_code) references concord.region
);

create index respondent_by_region on concord.respondent (consultation_id, region_code, speaks_for_region, respondent_name);

create table concord.submission (
    respondent_id uuid not null references concord.respondent,
    revision integer not null check (revision >= 1),
    consultation_id text not null references concord.consultation,
    file_name text not null,
    group_as_written text,
    is_illustrative boolean not null,
    sha256 bytea not null check (length(sha256) = 32),
    original bytea not null,
    received_at timestamptz not null,
    recorded_at timestamptz not null,
    superseded_at timestamptz,
    primary key (respondent_id, revision),
    unique (respondent_id, sha256)
);

create unique index submission_current on concord.submission (respondent_id) where superseded_at is null;

create table concord.answer (
    respondent_id uuid not null,
    revision integer not null,
    recommendation_id text not null,
    consultation_id text not null,
    stance text not null check (
        stance in ('support', 'conditional', 'oppose', 'abstain', 'not-applicable', 'blank', 'unrecognised')
    ),
    words text not null,
    comment text not null,
    line integer not null,
    column_number integer not null,
    primary key (respondent_id, revision, recommendation_id),
    foreign key (respondent_id, revision) references concord.submission,
    foreign key (consultation_id, recommendation_id) references concord.recommendation
);

-- How many current answers there are of each stance, kept up by the transaction that records the answers.
create table concord.tally (
    consultation_id text not null,
    recommendation_id text not null,
    region_code text not null,
    speaks_for_region boolean not null,
    stance text not null,
    answers bigint not null check (answers >= 0),
    primary key (consultation_id, recommendation_id, region_code, speaks_for_region, stance),
    foreign key (consultation_id, recommendation_id) references concord.recommendation,
    foreign key (consultation_id, region_code) references concord.region
);

-- The same for submissions.
create table concord.submission_tally (
    consultation_id text not null,
    region_code text not null,
    speaks_for_region boolean not null,
    current_submissions bigint not null check (current_submissions >= 0),
    superseded_submissions bigint not null check (superseded_submissions >= 0),
    current_illustrative bigint not null check (current_illustrative >= 0),
    primary key (consultation_id, region_code, speaks_for_region),
    foreign key (consultation_id, region_code) references concord.region
);
