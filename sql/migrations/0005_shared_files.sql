-- One file may bring the submissions of many respondents. Its bytes are kept once, like intake_event outside of the tables
-- that can be distributed by respondent, and each submission names the file in which it came. An answer also keeps its
-- place in the terms of the file's format, and why a reader should look at it.

create table concord.original (
    sha256 bytea not null primary key check (length(sha256) = 32),
    bytes bytea not null
);

insert into concord.original (sha256, bytes)
select sha256, original
from concord.submission
on conflict do nothing;

alter table concord.submission add column claim_id uuid;

update concord.submission
set claim_id = intake_event.claim_id
from concord.intake_event
where intake_event.outcome = 'accepted'
    and intake_event.respondent_id = submission.respondent_id
    and intake_event.revision = submission.revision;

alter table concord.submission alter column claim_id set not null;

-- As stored by AnswerFlag.code.
alter table concord.answer
    add column place text,
    add column flags text[] not null default '{}';

-- Of a file with several respondents, submission.claim_id says which they are.
alter table concord.intake_event
    add column respondents integer not null default 1 check (respondents >= 0),
    drop constraint intake_event_check;

update concord.intake_event set respondents = 0 where outcome = 'rejected';

alter table concord.intake_event
    alter column respondents drop default,
    add check ((outcome = 'rejected') = (respondents = 0)),
    add check ((respondents = 1) = (respondent_id is not null));

-- Whether the bytes of a file with several respondents were taken before.
create index intake_event_by_content on concord.intake_event (sha256) where respondents > 1;

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
    answer.flags
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
    flags
from concord.answer_history
where counted_until is null;

-- Every submission without its bytes, which stand in concord.original under their SHA-256.
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
    submission.claim_id as claim
from concord.submission
join concord.respondent
    on respondent.respondent_id = submission.respondent_id
left join concord.original
    on original.sha256 = submission.sha256;

-- A file of one respondent names it; of one with several, concord.submissions names those for whom it brought something
-- new, under the same claim.
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
    intake_event.claim_id as claim
from concord.intake_event
left join concord.respondent
    on respondent.respondent_id = intake_event.respondent_id;

alter table concord.submission drop column original;
