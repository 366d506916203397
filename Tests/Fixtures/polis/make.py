#!/usr/bin/python3
"""Writes ubi-2017.csv and ubi-2017.yaml from participants-votes.csv and statements.csv, and checks these two."""

import csv
import json
import os

os.chdir(os.path.dirname(os.path.abspath(__file__)))
VOTES = {"1": "agree", "0": "pass", "-1": "disagree", "": ""}

statements = list(csv.DictReader(open("statements.csv", encoding="utf-8", newline="")))
participants = list(csv.DictReader(open("participants-votes.csv", encoding="utf-8", newline="")))
groups = sorted({row["group-id"] for row in participants})

for row in participants:
    votes = list(row.values())[6:]
    sums = [len(votes) - votes.count(""), votes.count("1"), votes.count("-1")]
    expected = [int(row[name]) for name in ("n-votes", "n-agree", "n-disagree")]
    assert sums == expected, f"participant {row['participant']} has {sums} votes, agreements, disagreements: {expected}"

with open("ubi-2017.csv", "w", encoding="utf-8", newline="") as file:
    table = csv.writer(file)
    table.writerow(["Region", "Respondent"] + [f"Rec {statement['comment-id']}" for statement in statements])
    for row in participants:
        table.writerow(
            [f"GROUP-{row['group-id']}", f"Participant {row['participant']}"]
            + [VOTES[row[statement["comment-id"]]] for statement in statements]
        )

with open("ubi-2017.yaml", "w", encoding="utf-8") as file:
    file.write("# Made by make.py; see README.md.\n")
    file.write('id: ubi-2017\ntitle: "A Universal Basic Income for Aotearoa NZ? (Polis, 2017)"\nregions:\n')
    for group in groups:
        file.write(f"  - code: GROUP-{group}\n    name: Opinion group {group}\n")
    file.write("recommendations:\n")
    for statement in statements:
        text = json.dumps(statement["comment-body"], ensure_ascii=False)
        file.write(f'  - id: "{statement["comment-id"]}"\n    text: {text}\n')
