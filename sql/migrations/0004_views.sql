-- What an analyst reads. Names are plain; nothing here needs a join.

-- Every answer ever recorded, with the time during which it counted (counted_until is null: it counts now).
create view concord.answer_history as
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
    submission.superseded_at as counted_until
from concord.answer
join concord.submission
    on submission.respondent_id = answer.respondent_id
    and submission.revision = answer.revision
join concord.respondent
    on respondent.respondent_id = answer.respondent_id;

-- The answers that count now.
create view concord.current_answers as
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
    counted_from as recorded_at
from concord.answer_history
where counted_until is null;

-- The answers that counted at a moment: select * from concord.answers_as_of('2017-03-01 12:00 UTC').
create function concord.answers_as_of(moment timestamptz)
returns setof concord.answer_history
language sql stable
as $$
    select answer_history.*
    from concord.answer_history
    where counted_from <= moment
        and (counted_until is null or counted_until > moment)
$$;

-- Every submission without its bytes, which stand in concord.submission.original.
create view concord.submissions as
select
    submission.consultation_id as consultation,
    respondent.region_code as region,
    respondent.respondent_name as respondent,
    respondent.speaks_for_region,
    submission.revision,
    submission.superseded_at is null as is_current,
    submission.file_name as file,
    encode(submission.sha256, 'hex') as sha256,
    length(submission.original) as bytes,
    submission.group_as_written,
    submission.is_illustrative,
    submission.received_at,
    submission.recorded_at,
    submission.superseded_at
from concord.submission
join concord.respondent
    on respondent.respondent_id = submission.respondent_id;

-- Every file that was taken from the inbox, also the rejected ones and the duplicates.
create view concord.files as
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
    intake_event.recorded_at
from concord.intake_event
left join concord.respondent
    on respondent.respondent_id = intake_event.respondent_id;

-- Current answers counted by recommendation, region and stance.
create view concord.counts as
select
    tally.consultation_id as consultation,
    tally.recommendation_id as recommendation,
    tally.region_code as region,
    tally.speaks_for_region,
    tally.stance,
    tally.answers
from concord.tally
where tally.answers > 0;
