-- How far the record of a consultation goes: how many transactions have changed it, and the moment of the last one. A new
-- moment is later than all of these, also after the server's clock went back, and a report follows the number.
create table concord.progress (
    consultation_id text not null primary key references concord.consultation deferrable initially deferred,
    changes bigint not null check (changes > 0),
    changed_at timestamptz not null
);

insert into concord.progress (consultation_id, changes, changed_at)
select consultation_id, 1, max(moment)
from (
    select consultation_id, recorded_at from concord.consultation_edition
    union all
    select consultation_id, changed_at from concord.submission_tally
    union all
    select consultation_id, changed_at from concord.intake_tally
    union all
    select consultation_id, designated_at from concord.designation
    union all
    select consultation_id, recorded_at from concord.withdrawal
    union all
    select consultation_id, recorded_at from concord.night
) as recorded (consultation_id, moment)
group by consultation_id;
