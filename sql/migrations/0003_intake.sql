-- Every file ever taken from an inbox and what became of it. The claim is the name under which a daemon took the file
-- out of the inbox: a file that was recorded but not yet filed away when a daemon died is known again by it.

create table concord.intake_event (
    claim_id uuid not null primary key,
    consultation_id text,
    region_code text,
    file_name text not null,
    file_bytes bigint not null,
    sha256 bytea,
    outcome text not null check (outcome in ('accepted', 'duplicate', 'rejected')),
    respondent_id uuid,
    revision integer,
    receipt text not null,
    seen_at timestamptz not null,
    recorded_at timestamptz not null,
    check ((outcome = 'rejected') = (respondent_id is null)),
    check ((respondent_id is null) = (revision is null))
);

create index intake_event_by_consultation on concord.intake_event (consultation_id, outcome);
create index intake_event_by_time on concord.intake_event (recorded_at);

-- Counts over intake_event, so that a report does not have to count them.
create table concord.intake_tally (
    consultation_id text not null references concord.consultation,
    outcome text not null,
    files bigint not null check (files >= 0),
    changed_at timestamptz not null,
    primary key (consultation_id, outcome)
);
