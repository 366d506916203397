-- What people decide about answers: the chair's designations, withdrawals, and what comes after the deadline. Each is kept
-- as an event and never changed, so that any earlier report can be made again.

create table concord.designation (
    consultation_id text not null,
    recommendation_id text not null,
    designated_at timestamptz not null,
    -- Null: the designation before was revoked.
    level text check (
        level in (
            'full-consensus', 'consensus', 'strong-support-significant-opposition', 'divergence',
            'strong-opposition-significant-support', 'consensus-against', 'full-consensus-against', 'too-few-answers'
        )
    ),
    designated_by text not null,
    reason text not null,
    primary key (consultation_id, recommendation_id, designated_at),
    foreign key (consultation_id, recommendation_id) references concord.recommendation
);

-- The revision is the one that stopped counting, or the new one with which the respondent counts again.
create table concord.withdrawal (
    respondent_id uuid not null,
    recorded_at timestamptz not null,
    consultation_id text not null references concord.consultation,
    action text not null check (action in ('withdrawn', 'restored')),
    revision integer not null,
    recorded_by text not null,
    reason text not null,
    primary key (respondent_id, recorded_at)
);

create index withdrawal_by_time on concord.withdrawal (consultation_id, recorded_at);

-- The last withdrawal of each respondent that was not taken back: what came before it does not count, a later file does.
-- Each end takes back the last that was in force, so that it is the last one after which as many are in force as now.
create view concord.withdrawal_in_force as
select respondent_id, max(recorded_at) as withdrawn_at
from (
    select
        respondent_id, recorded_at, action,
        sum(step) over (partition by respondent_id order by recorded_at) as then_in_force,
        sum(step) over (partition by respondent_id) as now_in_force
    from (
        select respondent_id, recorded_at, action, case action when 'withdrawn' then 1 else -1 end as step
        from concord.withdrawal
    ) as event
) as counted
where action = 'withdrawn' and then_in_force = now_in_force
group by respondent_id;

-- A submission that does not count because it came late ends as it begins: superseded_at equals recorded_at. One that counts
-- again, because a withdrawal was taken back or a deadline was moved, is made again as a new revision of the same file.
alter table concord.submission
    add column is_late boolean not null default false,
    drop constraint submission_cause_check,
    add check (cause in ('file', 'renormalised', 'restored', 'deadline'));

-- Bytes that came late may come again in time, from another inbox; then they are recorded again.
drop index concord.submission_content;

create unique index submission_content on concord.submission (respondent_id, sha256, claim_id) where cause = 'file';

-- What has changed since the last night.
create index submission_by_time on concord.submission (consultation_id, recorded_at);

-- Files, not the copies made of them, that came after the consultation had closed; the deadline is the one in force now.
alter table concord.submission_tally
    add column late_submissions bigint not null default 0 check (late_submissions >= 0);

-- What came late until now counts.
update concord.submission
set is_late = true
from concord.consultation_edition as edition
where edition.consultation_id = submission.consultation_id
    and edition.superseded_at is null
    and submission.received_at > (edition.definition ->> 'closes')::timestamptz;

update concord.submission_tally as tally
set late_submissions = late.submissions
from (
    select respondent.consultation_id, region_code, speaks_for_region, count(*)
    from concord.submission
    join concord.respondent
        on respondent.respondent_id = submission.respondent_id
    where is_late and cause = 'file'
    group by respondent.consultation_id, region_code, speaks_for_region
) as late (consultation_id, region_code, speaks_for_region, submissions)
where (tally.consultation_id, tally.region_code, tally.speaks_for_region)
    = (late.consultation_id, late.region_code, late.speaks_for_region);

-- Why a file was rejected, in one line.
alter table concord.intake_event add column reason text;

-- A sample of a region's respondents is drawn by their ids, which are hashes of their names.
drop index concord.respondent_by_region;

create index respondent_by_region on concord.respondent (consultation_id, region_code, speaks_for_region, respondent_id);

-- What ended since the last night, and the newest files of a consultation.
create index submission_by_end on concord.submission (consultation_id, superseded_at) where superseded_at is not null;

drop index concord.intake_event_by_consultation;

create index intake_event_by_consultation on concord.intake_event (consultation_id, outcome, recorded_at);

-- The other forms of a night's report, and what a later report compares with.
alter table concord.night
    add column markdown text not null default '',
    add column matrix text not null default '',
    -- Recommendations by level.
    add column levels jsonb,
    -- As NightSummary is encoded.
    add column summary jsonb;

update concord.night
set levels = (
        select coalesce(jsonb_object_agg(level, recommendations), '{}')
        from (
            select item ->> 'level', count(*)
            from jsonb_array_elements(night.json::jsonb -> 'recommendations') as item
            group by 1
        ) as counted (level, recommendations)
    ),
    summary = jsonb_build_object(
        'recommendations',
        (
            select coalesce(
                jsonb_object_agg(
                    item ->> 'id', jsonb_build_object('level', item -> 'level', 'positions', item -> 'positions')
                ),
                '{}'
            )
            from jsonb_array_elements(night.json::jsonb -> 'recommendations') as item
        )
    );

alter table concord.night
    alter column markdown drop default,
    alter column matrix drop default,
    alter column levels set not null,
    alter column summary set not null;

-- An answer that came too late to count has the same moment in counted_from and counted_until.
create or replace view concord.answer_history as
select
    answer.consultation_id as consultation,
    respondent.region_code as region,
    respondent.respondent_name as respondent,
    respondent.speaks_for_region,
    answer.recommendation_id as recommendation,
    answer.stance,
    answer.words,
    answer.comment,
    submission.file_name as file,
    answer.line,
    answer.column_number as "column",
    answer.revision,
    submission.is_illustrative,
    submission.received_at,
    submission.recorded_at as counted_from,
    submission.superseded_at as counted_until,
    answer.place,
    answer.flags,
    submission.is_late
from concord.answer
join concord.submission
    on submission.respondent_id = answer.respondent_id
    and submission.revision = answer.revision
join concord.respondent
    on respondent.respondent_id = answer.respondent_id;

create or replace view concord.current_answers as
select
    consultation,
    region,
    respondent,
    speaks_for_region,
    recommendation,
    stance,
    words,
    comment,
    file,
    line,
    "column",
    revision,
    is_illustrative,
    received_at,
    counted_from as recorded_at,
    place,
    flags,
    is_late
from concord.answer_history
where counted_until is null;

create or replace view concord.submissions as
select
    submission.consultation_id as consultation,
    respondent.region_code as region,
    respondent.respondent_name as respondent,
    respondent.speaks_for_region,
    submission.revision,
    submission.superseded_at is null as is_current,
    submission.file_name as file,
    encode(submission.sha256, 'hex') as sha256,
    length(original.bytes) as bytes,
    submission.group_as_written,
    submission.is_illustrative,
    submission.received_at,
    submission.recorded_at,
    submission.superseded_at,
    submission.claim_id as claim,
    submission.cause,
    submission.is_late
from concord.submission
join concord.respondent
    on respondent.respondent_id = submission.respondent_id
left join concord.original
    on original.sha256 = submission.sha256;

create or replace view concord.files as
select
    intake_event.file_name as file,
    intake_event.outcome,
    intake_event.consultation_id as consultation,
    intake_event.region_code as region,
    respondent.respondent_name as respondent,
    intake_event.revision,
    intake_event.file_bytes as bytes,
    encode(intake_event.sha256, 'hex') as sha256,
    intake_event.receipt,
    intake_event.seen_at,
    intake_event.recorded_at,
    intake_event.respondents,
    intake_event.claim_id as claim,
    intake_event.reason
from concord.intake_event
left join concord.respondent
    on respondent.respondent_id = intake_event.respondent_id;

-- Every designation and every end of one (level is null), and which of them is in force.
create view concord.designations as
select
    designation.consultation_id as consultation,
    designation.recommendation_id as recommendation,
    designation.level,
    designation.designated_by,
    designation.reason,
    designation.designated_at,
    designation.level is not null
        and designation.designated_at = max(designation.designated_at) over (
            partition by designation.consultation_id, designation.recommendation_id
        ) as is_in_force
from concord.designation;

-- Every withdrawal, and every end of one.
create view concord.withdrawals as
select
    withdrawal.consultation_id as consultation,
    respondent.region_code as region,
    respondent.respondent_name as respondent,
    respondent.speaks_for_region,
    withdrawal.action,
    withdrawal.revision,
    withdrawal.recorded_by,
    withdrawal.reason,
    withdrawal.recorded_at
from concord.withdrawal
join concord.respondent
    on respondent.respondent_id = withdrawal.respondent_id;
