-- When the words of stances are taken to mean something else than before, the answers that are current are read again. A
-- respondent for whom that changes anything gets a new revision of the same file, so that what counted at any earlier
-- time can still be asked for.

alter table concord.submission
    add column cause text not null default 'file' check (cause in ('file', 'renormalised')),
    drop constraint submission_respondent_id_sha256_key;

-- A respondent's file is recorded once.
create unique index submission_content on concord.submission (respondent_id, sha256) where cause = 'file';

-- A report is as of the last change; one that no file has brought shows here only.
alter table concord.submission_tally add column changed_at timestamptz;

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
    submission.cause
from concord.submission
join concord.respondent
    on respondent.respondent_id = submission.respondent_id
left join concord.original
    on original.sha256 = submission.sha256;
