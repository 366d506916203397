"""Reads response files in the reference layout with regular expressions: what the Swift reader is compared with.

It does less: one layout, one consultation, no faults, no encodings but UTF-8.
"""

import json
import re
import sys
import time
import unicodedata

HEADING = re.compile(r"Rec(?:ommendation|\.)?[ \t]+(\d+)[.:)]", re.IGNORECASE)
STANCE = re.compile(r"\[\*([^*\]]*)\*\]")


def fold(words):
    """Makes spellings that mean the same equal: case, accents, apostrophes, white space, outer punctuation."""
    if not words.isascii():
        decomposed = unicodedata.normalize("NFKD", words.replace("\u2019", "'"))
        words = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(words.casefold().split()).strip(" .,;:!?'\"()")


def read(data, stances):
    """The answers in a file: recommendation, stance, words, comment, line and column, both from 1."""
    text = data.decode("utf-8-sig")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    answers = []
    recommendation = answer = None
    comment = []

    def finish():
        if answer:
            number, stance, words, line, column = answer
            answers.append((number, stance, words, "\n".join(comment).strip(), line, column))

    for number, line in enumerate(text.split("\n"), 1):
        if heading := HEADING.match(line):
            finish()
            recommendation, answer = heading[1], None
        elif answer:
            comment.append(line)
        elif recommendation and (found := STANCE.search(line)):
            words = found[1]
            stance = stances.get(fold(words), "unrecognised")
            answer = recommendation, stance, words, number, found.start(1) + 1
            comment = [line[found.end() :]]
    finish()
    return answers


def main():
    """reader.py STANCES FILE prints the answers; reader.py STANCES FILE TIMES prints how many seconds so many readings take.

    Neither the start of Python nor the reading from disk is in these seconds, nor the first tenth of the readings.
    """
    with open(sys.argv[1], encoding="utf-8") as file:
        stances = {fold(phrase): stance for phrase, stance in json.load(file).items()}
    with open(sys.argv[2], "rb") as file:
        data = file.read()
    if len(sys.argv) < 4:
        json.dump([answer[1:] for answer in read(data, stances)], sys.stdout)
        return
    times = int(sys.argv[3])
    for _ in range(max(1, times // 10)):
        read(data, stances)
    start = time.perf_counter()
    for _ in range(times):
        read(data, stances)
    print(time.perf_counter() - start)


if __name__ == "__main__":
    main()
