"""Takes response files from an inbox into PostgreSQL, in one process: what Concord is compared with.

It does less: one layout, one consultation, respondents who have not answered before, no faults and no receipts; and a
kill between a commit and the moves that follow it makes it fail at its next start.

    peer.py CONNINFO INBOX ACCEPTED CONSULTATION FILES

FILES is how many files go into one transaction at most.
"""

import hashlib
import os
import re
import sys
import uuid
from collections import Counter
from datetime import datetime, timezone

import psycopg
import watchfiles

NAMESPACE = uuid.UUID("8f2a6d5e-3c1b-4e0f-9a77-c0c0ad000001")
RESPONDENT = re.compile(r"^Respondent:[ \t]*(.+)$", re.MULTILINE)
ANSWER = re.compile(
    r"^Recommendation[ \t]+(\d+)[.:)].*\n.*?\[\*([^*\]]*)\*\][ \t]*(.*(?:\n(?!Recommendation[ \t]+\d+[.:)]).*)*)",
    re.MULTILINE,
)
STANCES = {
    "support": "support",
    "it depends": "conditional",
    "do not support": "oppose",
    "abstain": "abstain",
}

TABLES = {
    "respondent": "respondent_id, consultation_id, region_code, respondent_name, speaks_for_region, registered_at",
    "submission": "respondent_id, revision, consultation_id, file_name, is_illustrative, sha256, claim_id, "
    "received_at, recorded_at",
    "answer": "respondent_id, revision, recommendation_id, consultation_id, stance, words, comment, line, "
    "column_number",
    "original": "sha256, bytes",
    "intake_event": "claim_id, consultation_id, region_code, file_name, file_bytes, sha256, outcome, respondent_id, "
    "revision, respondents, receipt, seen_at, recorded_at",
}


def read(text):
    """The respondent's name and the answers: recommendation, stance, words, comment, line and column from 1."""
    found = RESPONDENT.search(text)
    answers = []
    line, position = 1, 0
    for match in ANSWER.finditer(text):
        number, words, comment = match.groups()
        start = match.start(2)
        line += text.count("\n", position, start)
        position = start
        column = start - text.rfind("\n", 0, start)
        stance = STANCES.get(words.strip().lower(), "unrecognised")
        answers.append((number, stance, words, comment.strip(), line, column))
    return found[1].strip() if found else None, answers


class Batch:
    """The rows of the files of one transaction."""

    def __init__(self, consultation):
        self.consultation = consultation
        self.now = datetime.now(timezone.utc)
        self.rows = {table: [] for table in TABLES}
        self.tally = Counter()
        self.submissions = Counter()

    def add(self, name, region, data, received):
        respondent, answers = read(data.decode())
        key = "\x1f".join((self.consultation, region, "respondent", respondent.lower()))
        respondent_id = uuid.uuid5(NAMESPACE, key)
        claim = uuid.uuid4()
        sha256 = hashlib.sha256(data).digest()
        now = self.now
        self.rows["respondent"].append((respondent_id, self.consultation, region, respondent, False, now))
        self.rows["submission"].append(
            (respondent_id, 1, self.consultation, name, True, sha256, claim, received, now)
        )
        for number, stance, *rest in answers:
            self.rows["answer"].append((respondent_id, 1, number, self.consultation, stance, *rest))
            self.tally[number, region, stance] += 1
        self.rows["original"].append((sha256, data))
        receipt = f"accepted: {len(answers)} answers"
        self.rows["intake_event"].append(
            (claim, self.consultation, region, name, len(data), sha256, "accepted", respondent_id, 1, 1, receipt)
            + (received, now)
        )
        self.submissions[region] += 1

    def write(self, cursor):
        """Writes the rows and adds to the counts."""
        for table, columns in TABLES.items():
            with cursor.copy(f"copy concord.{table} ({columns}) from stdin") as copy:
                for row in self.rows[table]:
                    copy.write_row(row)
        cursor.executemany(
            """
            insert into concord.tally as tally
                (consultation_id, recommendation_id, region_code, speaks_for_region, stance, answers)
            values (%s, %s, %s, false, %s, %s)
            on conflict (consultation_id, recommendation_id, region_code, speaks_for_region, stance)
            do update set answers = tally.answers + excluded.answers
            """,
            [(self.consultation, *key, count) for key, count in sorted(self.tally.items())],
        )
        cursor.executemany(
            """
            insert into concord.submission_tally as tally (
                consultation_id, region_code, speaks_for_region, current_submissions, superseded_submissions,
                current_illustrative, changed_at
            )
            values (%s, %s, false, %s, 0, %s, %s)
            on conflict (consultation_id, region_code, speaks_for_region)
            do update set
                current_submissions = tally.current_submissions + excluded.current_submissions,
                current_illustrative = tally.current_illustrative + excluded.current_illustrative,
                changed_at = excluded.changed_at
            """,
            [(self.consultation, region, n, n, self.now) for region, n in sorted(self.submissions.items())],
        )
        cursor.execute(
            """
            insert into concord.intake_tally as tally (consultation_id, outcome, files, changed_at)
            values (%s, 'accepted', %s, %s)
            on conflict (consultation_id, outcome)
            do update set files = tally.files + excluded.files, changed_at = excluded.changed_at
            """,
            (self.consultation, len(self.rows["intake_event"]), self.now),
        )


def take(connection, paths, inbox, accepted, consultation):
    """Records these files in one transaction, then moves them out of the inbox."""
    batch = Batch(consultation)
    taken = []
    for path in paths:
        try:
            with open(path, "rb") as file:
                data = file.read()
                received = datetime.fromtimestamp(os.fstat(file.fileno()).st_mtime, timezone.utc)
        except FileNotFoundError:
            continue
        batch.add(os.path.relpath(path, inbox), os.path.basename(os.path.dirname(path)), data, received)
        taken.append(path)
    if not taken:
        return
    with connection.transaction(), connection.cursor() as cursor:
        batch.write(cursor)
    for path in taken:
        os.rename(path, os.path.join(accepted, os.path.basename(path)))


def present(folder):
    """The files that are there, in all folders below."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                yield from present(entry.path)
            else:
                yield entry.path


def batches(paths, files):
    """Lists of as many paths as go into one transaction."""
    batch = []
    for path in paths:
        batch.append(path)
        if len(batch) == files:
            yield batch
            batch = []
    if batch:
        yield batch


def main():
    conninfo, inbox, accepted, consultation, files = sys.argv[1:]
    files = int(files)
    with psycopg.connect(conninfo, autocommit=True) as connection:
        for batch in batches(list(present(inbox)), files):
            take(connection, batch, inbox, accepted, consultation)
        # What came before the watch began is found when nothing has come for a second.
        for changes in watchfiles.watch(inbox, debounce=50, step=10, rust_timeout=1000, yield_on_timeout=True):
            paths = sorted({path for _, path in changes}) or list(present(inbox))
            for batch in batches([path for path in paths if os.path.isfile(path)], files):
                take(connection, batch, inbox, accepted, consultation)


if __name__ == "__main__":
    main()
