#!/bin/sh
# incron.sh FILE ACCEPTED CONSULTATION takes one file into the database that CONNINFO in the environment names, and moves
# it. Started by incrond for each file that is moved into a watched folder.
set -eu

file=$1 accepted=$2 consultation=$3
name=${file##*/}
region=${file%/*} region=${region##*/}
sha256=$(sha256sum "$file" | cut -d ' ' -f 1)
{
    awk -v name="$name" -v region="$region" -v consultation="$consultation" -v sha256="$sha256" \
        -v bytes="$(base64 --wrap=0 "$file")" '
        function quoted(text) { gsub(/\047/, "\047\047", text); return "\047" text "\047" }
        /^Respondent:/ { sub(/^Respondent:[ \t]*/, ""); respondent = $0 }
        /^Recommendation +[0-9]+[.:)]/ { recommendation = $2; sub(/[.:)].*/, "", recommendation) }
        match($0, /\[\*[^*\]]*\*\]/) {
            words = substr($0, RSTART + 2, RLENGTH - 4)
            comment = substr($0, RSTART + RLENGTH + 1)
            key = tolower(words)
            stance = key == "support" ? "support" : key == "it depends" ? "conditional" : \
                key == "do not support" ? "oppose" : key == "abstain" ? "abstain" : "unrecognised"
            answers = answers (count++ ? ",\n" : "") "(" quoted(recommendation) ", " quoted(stance) ", " \
                quoted(words) ", " quoted(comment) ", " NR ", " RSTART + 2 ")"
        }
        END {
            print "begin;"
            print "create temporary table given (recommendation_id text, stance text, words text, comment text,"
            print "line integer, column_number integer) on commit drop;"
            print "insert into given values " answers ";"
            print "\\set consultation " quoted(consultation)
            print "\\set region " quoted(region)
            print "\\set respondent " quoted(respondent)
            print "\\set name " quoted(name)
            print "\\set sha256 " quoted(sha256)
            print "\\set bytes " quoted(bytes)
        }' "$file"
    cat <<'SQL'
select md5(concat_ws('/', :'consultation', :'region', :'respondent'))::uuid as id, gen_random_uuid() as claim,
    length(decode(:'bytes', 'base64')) as size \gset
insert into concord.respondent (
    respondent_id, consultation_id, region_code, respondent_name, speaks_for_region, registered_at
)
values (:'id', :'consultation', :'region', :'respondent', false, now());
insert into concord.submission (
    respondent_id, revision, consultation_id, file_name, is_illustrative, sha256, claim_id, received_at, recorded_at
)
values (:'id', 1, :'consultation', :'name', true, decode(:'sha256', 'hex'), :'claim', now(), now());
insert into concord.answer (
    respondent_id, revision, recommendation_id, consultation_id, stance, words, comment, line, column_number
)
select :'id', 1, recommendation_id, :'consultation', stance, words, comment, line, column_number from given;
insert into concord.original (sha256, bytes)
values (decode(:'sha256', 'hex'), decode(:'bytes', 'base64'));
insert into concord.intake_event (
    claim_id, consultation_id, region_code, file_name, file_bytes, sha256, outcome, respondent_id, revision,
    respondents, receipt, seen_at, recorded_at
)
values (
    :'claim', :'consultation', :'region', :'name', :size, decode(:'sha256', 'hex'), 'accepted', :'id', 1,
    1, 'accepted', now(), now()
);
insert into concord.tally as tally (consultation_id, recommendation_id, region_code, speaks_for_region, stance, answers)
select :'consultation', recommendation_id, :'region', false, stance, count(*)
from given
group by recommendation_id, stance
order by recommendation_id, stance
on conflict (consultation_id, recommendation_id, region_code, speaks_for_region, stance)
do update set answers = tally.answers + excluded.answers;
insert into concord.submission_tally as tally (
    consultation_id, region_code, speaks_for_region, current_submissions, superseded_submissions, current_illustrative
)
values (:'consultation', :'region', false, 1, 0, 1)
on conflict (consultation_id, region_code, speaks_for_region)
do update set
    current_submissions = tally.current_submissions + 1, current_illustrative = tally.current_illustrative + 1;
insert into concord.intake_tally as tally (consultation_id, outcome, files, changed_at)
values (:'consultation', 'accepted', 1, now())
on conflict (consultation_id, outcome) do update set files = tally.files + 1, changed_at = excluded.changed_at;
commit;
SQL
} | psql -X -q -v ON_ERROR_STOP=1 "$CONNINFO" >/dev/null
mv "$file" "$accepted/"
