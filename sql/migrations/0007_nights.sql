-- The report of each night, as it was written. Whoever makes it first keeps it here; everybody else writes the same bytes,
-- which a column of type jsonb would not give back. A night is a date of the calendar where the report was made.

create table concord.night (
    consultation_id text not null references concord.consultation,
    night date not null,
    as_of timestamptz not null,
    html text not null,
    plain_text text not null,
    json text not null,
    recorded_at timestamptz not null,
    primary key (consultation_id, night)
);

-- What an analyst reads: the verdict of each night, and the report to take apart.
create view concord.nights as
select
    night.consultation_id as consultation,
    night.night,
    night.as_of,
    night.json::jsonb ->> 'verdict' as verdict,
    night.json::jsonb as report,
    night.recorded_at
from concord.night;
