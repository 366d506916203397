"""The numbers that Word computes for headings, lists and cells, and writes before their paragraphs."""


def letters(number):
    """a to z, then aa, bb, as Word counts."""
    if number < 1 or number > 780:
        return str(number)
    return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)


def roman(number):
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, sign in (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
        (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ):
        text += sign * (number // value)
        number %= value
    return text


def counted(number, format):
    """A number in one of Word's formats; in digits where the words are those of a language."""
    if format == "decimalZero":
        return f"{number:02}"
    if format in ("lowerLetter", "upperLetter"):
        text = letters(number)
    elif format in ("lowerRoman", "upperRoman"):
        text = roman(number)
    else:
        return str(number)
    return text.upper() if format.startswith("upper") else text


class Level:
    """How one level of a list is numbered."""

    def __init__(self, start=1, format="decimal", text="", restart=None, legal=False, spaced=True):
        self.start, self.format, self.text = start, format, text
        self.restart, self.legal, self.spaced = restart, legal, spaced


class Numbers:
    """The lists of a document, and how far each has been counted.

    Lists of one abstract list go on with its numbers, as in Word; one that has a start of its own begins anew.
    """

    def __init__(self):
        # By name: the levels of abstract lists; of lists, their abstract list, starts and levels of their own.
        self.abstracts, self.lists = {}, {}
        self.counts, self.begun = {}, set()
        # As pandoc counts lists: by themselves.
        self.alone = {}

    def level(self, list_id, level):
        """None for a list that is not there."""
        found = self.lists.get(list_id)
        if found is None:
            return None
        abstract, _, own = found
        return own.get(level) or self.abstracts.get(abstract, {}).get(level)

    def next(self, list_id, level):
        """Counts a paragraph on a level, and gives what stands before it; None for a bullet or no list."""
        definition = self.level(list_id, level)
        if definition is None:
            return None
        abstract, starts, _ = self.lists[list_id]
        counts = self.counts.setdefault(abstract, {})
        if (list_id, level) not in self.begun:
            self.begun.add((list_id, level))
            if level in starts:
                counts[level] = starts[level] - 1
        counts[level] = counts[level] + 1 if level in counts else starts.get(level, definition.start)
        for deeper in [place for place in counts if place > level]:
            below = self.level(list_id, deeper)
            restart = below.restart if below else None
            # Word's numbers of levels begin at 1 here; 0 says never.
            if restart != 0 and (restart is None or level < restart):
                del counts[deeper]
        start = starts.get(level, definition.start)
        self.alone[list_id, level] = self.alone[list_id, level] + 1 if (list_id, level) in self.alone else start
        if definition.format == "bullet":
            return None
        return self.text(list_id, definition, counts)

    def is_plain(self, list_id, level):
        """Whether pandoc tells the number of the paragraph that was counted last: "6." or "(a)", counted by itself."""
        definition = self.level(list_id, level)
        text = definition.text.replace(f"%{level + 1}", "#", 1)
        counts = self.counts[self.lists[list_id][0]]
        return (
            text in ("#.", "#)", "(#)", "#")
            and definition.format in ("decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman")
            and not definition.legal
            and (level > 0 or self.alone[list_id, level] == counts[level])
        )

    def text(self, list_id, definition, counts):
        shown = ""
        place = 0
        while place < len(definition.text):
            sign = definition.text[place]
            place += 1
            if sign != "%" or place == len(definition.text) or definition.text[place] not in "123456789":
                shown += sign
                continue
            level = int(definition.text[place]) - 1
            place += 1
            other = self.level(list_id, level)
            format = other.format if other else "decimal"
            if format == "none":
                continue
            number = counts.setdefault(level, other.start if other else 1)
            shown += counted(number, "decimal" if definition.legal else format)
        return shown + (" " if definition.spaced and shown and not shown[-1].isspace() else "")
