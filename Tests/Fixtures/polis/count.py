#!/usr/bin/python3
"""Counts the votes of participants-votes.csv by itself: lines of group, statement, and how many agree, disagree and pass."""

import csv
import os
import sys

folder = os.path.dirname(os.path.abspath(__file__))
counts = {}
for row in csv.DictReader(open(os.path.join(folder, "participants-votes.csv"), encoding="utf-8", newline="")):
    for statement in list(row)[6:]:
        if row[statement]:
            place = (int(row["group-id"]), int(statement))
            counts.setdefault(place, {"1": 0, "-1": 0, "0": 0})[row[statement]] += 1
for (group, statement), votes in sorted(counts.items()):
    sys.stdout.write(f"GROUP-{group} {statement} {votes['1']} {votes['-1']} {votes['0']}\n")
