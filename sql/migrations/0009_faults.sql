-- What is wrong with a rejected file, so that a report can say it in any language: the code and the place of its first
-- error, as in FileFault, and how many errors there are (101: more than a hundred). Null in rows of before.
alter table concord.intake_event
    add column fault_code text,
    add column fault_line integer check (fault_line >= 1),
    add column fault_column integer check (fault_column >= 1),
    add column fault_place text,
    add column faults integer check (faults >= 1),
    add check ((fault_code is null) = (faults is null));

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
    intake_event.reason,
    intake_event.fault_code,
    intake_event.fault_line,
    intake_event.fault_column,
    intake_event.fault_place,
    intake_event.faults
from concord.intake_event
left join concord.respondent
    on respondent.respondent_id = intake_event.respondent_id;
