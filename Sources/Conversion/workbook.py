"""Writes the visible cells of an Excel workbook, read from standard input, as comma-separated values.

Each sheet begins with a line of a form feed and its name. Behind its cells stand lines of what cells alone do not say,
each begun with a shift-out: a kind, a place and a text between tabs, as "note", "C4", "A draw is no election.". Neither
sign can stand in a cell. Exit code: 65 not a workbook that can be read.

It reads the XML itself: the libraries for workbooks give either the values alone, and lose what is hidden, struck out,
noted or not computed, or all of a sheet at once, which takes minutes where a sheet is formatted down to its last row.
"""
import csv
import datetime
import io
import posixpath
import re
import sys
import zipfile
from xml.etree import ElementTree

NO_WORKBOOK = 65
# So many places are named, notes and fills told.
PLACES, REMARKS = 20, 5000
CHUNK = 1 << 20
# Rows without a value, however they are formatted, as Excel and its like write them. No part can match in two ways, so
# that no input takes it long. (Possessive groups of Python 3.11.2 give wrong matches.)
EMPTY_ROWS = re.compile(rb'(?:<row r="[^>]*(?:/>|>(?:<c [^>]*(?:/>|></c>))*</row>))+')
DAYS = {True: datetime.datetime(1904, 1, 1), False: datetime.datetime(1899, 12, 30)}
BUILT_IN = {1: "0", 2: "0.00", 9: "0%", 10: "0.00%"}
SHOWN = re.compile(r'((?:"[^"]*"|\\.|[-() ])*)(#?0*)(\.0+)?(%?)((?:"[^"]*"|\\.|[-() ])*)$')
# Letters that look like marks in the fonts of signs.
SIGNS = {
    "wingdings": {"ü": "✓", "û": "✗", "þ": "☑", "ý": "☒", "x": "☒", "¨": "☐", "o": "☐", "q": "☐", "l": "●", "¡": "○"},
    "wingdings 2": {"P": "✓", "O": "✗", "R": "☑", "S": "☒", "T": "☒", "U": "☒", "£": "☐", "¤": "◉"},
    "webdings": {"a": "✓", "r": "✗", "c": "☐"},
}


def local(tag):
    return tag.rpartition("}")[2]


def child(element, *names):
    """The first element on the way down these names; None where there is none."""
    for name in names:
        if element is None:
            return None
        element = next((one for one in element if local(one.tag) == name), None)
    return element


def children(element, name):
    return [] if element is None else [one for one in element if local(one.tag) == name]


def attribute(element, name, default=None):
    if element is None:
        return default
    for key, value in element.attrib.items():
        if local(key) == name:
            return value
    return default


def is_set(element, name="val", default="1"):
    return element is not None and attribute(element, name, default).lower() not in ("0", "false", "none")


class Font:
    def __init__(self, properties):
        self.is_struck = is_set(child(properties, "strike"))
        name = child(properties, "name") if child(properties, "name") is not None else child(properties, "rFont")
        self.signs = SIGNS.get(attribute(name, "val", "").lower())
        color = child(properties, "color")
        self.look = (is_set(child(properties, "b")), is_set(child(properties, "u")),
                     None if color is None else tuple(sorted(color.attrib.items())))

    def read(self, text):
        """The text as the font shows it. Word and Excel may write the letters of such a font in the private area."""
        if self.signs is None:
            return text
        return "".join(self.signs.get(chr(ord(sign) & 0xFF) if 0xF000 <= ord(sign) <= 0xF0FF else sign, sign)
                       for sign in text)


class Rich:
    """A text of runs, each with its font, or None for the cell's own."""
    def __init__(self, element):
        self.runs = []
        for one in element:
            if local(one.tag) == "t":
                self.runs.append((one.text or "", None))
            elif local(one.tag) == "r":
                properties = child(one, "rPr")
                text = child(one, "t")
                if text is not None:
                    self.runs.append((text.text or "", None if properties is None else Font(properties)))

    def read(self, font):
        """The text without what is struck out, and whether something is. Of several choices the one that looks otherwise
        than the others stands between asterisks."""
        runs = [(text, own or font) for text, own in self.runs]
        kept = [(own.read(text), own.look) for text, own in runs if not own.is_struck]
        whole = "".join(text for text, _ in kept)
        looks = {look for text, look in kept if any(sign.isalpha() for sign in text)}
        if len(looks) == 2 and len(whole) <= 120 and re.search(r"[/|\n;]", whole) and not re.search(r"[.!?] ", whole):
            for look in looks:
                marked = [place for place, (text, one) in enumerate(kept) if one == look and text.strip(" /|;\n")]
                if len(marked) == 1 and not re.search(r"[/|\n;]", kept[marked[0]][0].strip(" /|;\n")):
                    text = kept[marked[0]][0]
                    bare = text.strip(" /|;\n")
                    kept[marked[0]] = (text.replace(bare, "**" + bare + "**"), look)
                    break
        struck = any(own.is_struck and text.strip() for text, own in runs)
        return "".join(text for text, _ in kept), struck


class Style:
    """What an index of a cell's style means."""
    def __init__(self, font, fill, code):
        self.font, self.fill = font, fill
        bare = re.sub(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^]]*\]', "", code.split(";")[0])
        self.is_date = bare.lower() != "general" and re.search(r"[dmhys]", bare, re.IGNORECASE) is not None
        self.shown = None if self.is_date else SHOWN.match(code.split(";")[0])

    def number(self, text, is_1904):
        value = float(text)
        if self.is_date and 0 <= value < 2958466:
            return date(value, is_1904)
        if self.shown and self.shown.group(2):
            before, digits, places, percent, behind = self.shown.groups()
            shown = format(value * (100 if percent else 1), ".%df" % max(0, len(places or "") - 1))
            # More is in the cell than it shows.
            if float(shown) == float(format(value * (100 if percent else 1), ".12g")):
                shown = shown.zfill(digits.count("0") + len(places or ""))
                return literal(before) + shown + percent + literal(behind)
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else format(value, ".15g")


def literal(code):
    return re.sub(r'"([^"]*)"|\\(.)', lambda found: found.group(1) or found.group(2) or "", code)


def date(value, is_1904):
    """Dates and times as in ISO 8601."""
    if value < 1:
        return str((datetime.datetime(2000, 1, 1) + datetime.timedelta(seconds=round(value * 86400))).time())
    # Excel counts a 29 February 1900.
    moment = DAYS[is_1904] + datetime.timedelta(days=1 if value < 60 and not is_1904 else 0)
    moment += datetime.timedelta(seconds=round(value * 86400))
    return moment.date().isoformat() if moment.time() == datetime.time() else moment.isoformat(" ", "seconds")


def column_number(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number):
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Workbook:
    def __init__(self, archive):
        self.archive = archive
        self.names = {name.lower(): name for name in archive.namelist()}
        main = next((target for kind, target in self.related("").values() if kind == "officeDocument"),
                    "xl/workbook.xml")
        root = self.tree(main)
        if root is None or local(root.tag) != "workbook":
            sys.exit(NO_WORKBOOK)
        self.is_1904 = is_set(child(root, "workbookPr"), "date1904", "0")
        related = self.related(main)
        parts = {kind: target for kind, target in related.values()}
        self.styles = self.read_styles(self.tree(parts.get("styles", "")))
        self.strings = list(self.read_strings(parts.get("sharedStrings", "")))
        self.sheets = []
        for sheet in children(child(root, "sheets"), "sheet"):
            # A sheet's own number is not its relation's.
            relation = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
            kind, target = related.get(relation, ("", ""))
            if kind == "worksheet" and attribute(sheet, "state", "visible") == "visible":
                self.sheets.append((attribute(sheet, "name", ""), target))

    def open(self, name):
        return self.archive.open(self.names[name.lower()]) if name.lower() in self.names else None

    def tree(self, name):
        part = self.open(name)
        return None if part is None else ElementTree.parse(part).getroot()

    def related(self, name):
        """Of each relation of a part, by its id, the kind and the part that is meant."""
        folder, base = posixpath.split(name)
        root = self.tree(posixpath.join(folder, "_rels", base + ".rels"))
        return {
            one.get("Id"): (one.get("Type", "").rpartition("/")[2],
                            posixpath.normpath(posixpath.join("/" + folder, one.get("Target", ""))).lstrip("/"))
            for one in children(root, "Relationship")
        }

    def read_styles(self, root):
        codes = {int(attribute(one, "numFmtId", "0")): attribute(one, "formatCode", "")
                 for one in children(child(root, "numFmts"), "numFmt")}
        fonts = [Font(one) for one in children(child(root, "fonts"), "font")] or [Font(())]
        fills = [fill(one) for one in children(child(root, "fills"), "fill")] or [None]
        styles = []
        for one in children(child(root, "cellXfs"), "xf"):
            number = int(attribute(one, "numFmtId", "0"))
            is_date = number in (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59))
            code = codes.get(number, "yy" if is_date else BUILT_IN.get(number, "General"))
            font, ground = int(attribute(one, "fontId", "0")), int(attribute(one, "fillId", "0"))
            styles.append(Style(fonts[font if font < len(fonts) else 0], fills[ground] if ground < len(fills) else None,
                                code))
        return styles or [Style(fonts[0], None, "General")]

    def read_strings(self, name):
        part = self.open(name)
        if part is None:
            return
        for _, element in ElementTree.iterparse(part):
            if local(element.tag) == "si":
                yield Rich(element)
                element.clear()

    def notes(self, name):
        """Of each cell with notes their text. Threads are written a second time as notes, with a word about that."""
        plain, threads = {}, {}
        for kind, target in self.related(name).values():
            root = self.tree(target) if kind in ("comments", "threadedComment") else None
            authors = {one.text for one in children(child(root, "authors"), "author")}
            for one in children(child(root, "commentList"), "comment"):
                text = "".join(part.text or "" for part in one.iter() if local(part.tag) == "t")
                author, colon, rest = text.partition(":")
                text = rest if colon and (author in authors or author.strip() in authors) else text
                plain[attribute(one, "ref", "")] = text.strip()
            for one in children(root, "threadedComment"):
                text = attribute_text(one)
                threads[attribute(one, "ref", "")] = (threads.get(attribute(one, "ref", ""), "") + "\n" + text).strip()
        return {**plain, **threads}


def attribute_text(element):
    text = child(element, "text")
    return "" if text is None or text.text is None else text.text


def fill(element):
    """The colour behind a cell; None where it is none that people see."""
    pattern = child(element, "patternFill")
    if attribute(pattern, "patternType", "none") != "solid":
        return None
    color = child(pattern, "fgColor")
    value = " ".join("%s=%s" % (local(key), one) for key, one in sorted(color.attrib.items())) if color is not None else ""
    return None if value in ("", "theme=0", "indexed=9", "indexed=64", "rgb=FFFFFFFF", "rgb=00FFFFFF") else value


class Sheet:
    def __init__(self, workbook, name):
        self.workbook, self.name = workbook, name
        self.hidden, self.remarks = [], []
        self.left_out = {"rows": {}, "columns": {}, "struck": {}, "struck-part": {}}

    def events(self):
        """The elements of the sheet as they end, without rows that hold nothing."""
        parser = ElementTree.XMLPullParser(("end",))
        part = self.workbook.open(self.name)
        rest = b""
        while part is not None:
            chunk = part.read(CHUNK)
            rest += chunk
            cut = max(rest.rfind(b"row>") + 4, rest.rfind(b"<row")) if chunk else len(rest)
            if cut < 4 or len(rest) - cut > 64 * CHUNK:
                cut = len(rest) if len(rest) > 64 * CHUNK else 0
            parser.feed(EMPTY_ROWS.sub(b"", rest[:cut]))
            rest = rest[cut:]
            for _, element in parser.read_events():
                yield element
            if not chunk:
                break
        parser.close()

    def rows(self):
        """Of each row that holds something its number and its cells, by column."""
        last = 0
        for element in self.events():
            name = local(element.tag)
            if name == "col" and (is_set(element, "hidden", "0") or attribute(element, "width", "1") == "0"):
                self.hidden.append((int(element.get("min", "1")), int(element.get("max", "1"))))
            if name != "row":
                continue
            last = int(element.get("r", last + 1))
            is_hidden = is_set(element, "hidden", "0") or element.get("ht") == "0"
            cells = self.cells(element, last, is_hidden)
            element.clear()
            if cells and is_hidden:
                self.leave_out("rows", str(last))
            elif cells:
                yield last, cells

    def cells(self, row, number, is_hidden):
        cells, last = {}, 0
        for cell in row:
            if local(cell.tag) != "c":
                continue
            letters = re.match(r"[A-Z]+", cell.get("r", "").replace("$", ""))
            last = column_number(letters.group()) if letters else last + 1
            index = int(cell.get("s", "0"))
            style = self.workbook.styles[index if index < len(self.workbook.styles) else 0]
            text = self.text(cell, style, column_letters(last) + str(number), is_hidden)
            if not text:
                continue
            if any(first <= last <= end for first, end in self.hidden):
                if not is_hidden:
                    self.leave_out("columns", column_letters(last))
                continue
            cells[last] = text
        return cells

    def text(self, cell, style, place, is_hidden):
        value = child(cell, "v")
        kind = cell.get("t", "n")
        text = value.text if value is not None and value.text else ""
        is_struck = False
        if kind == "s" and text:
            text, is_struck = self.workbook.strings[int(text)].read(style.font)
        elif kind == "inlineStr":
            inline = child(cell, "is")
            text, is_struck = Rich(inline).read(style.font) if inline is not None else ("", False)
        elif kind == "b" and text:
            text = "FALSE" if text in ("0", "false") else "TRUE"
        elif kind == "d":
            text = text.replace("T00:00:00", "").replace("T", " ").rstrip("Z")
        elif kind == "n" and text:
            text = style.number(text, self.workbook.is_1904)
        elif text:
            text = style.font.read(text)
        # A formula that gives nothing has a value of no letters, and the kind of a text.
        if not text and kind != "str" and child(cell, "f") is not None and not is_hidden:
            self.remark("formula", place)
        if text and kind not in ("s", "inlineStr") and style.font.is_struck:
            text, is_struck = "", True
        if is_struck and not is_hidden:
            self.leave_out("struck-part" if text.strip() else "struck", place)
        if not text and style.fill and not is_hidden:
            self.remark("fill", place, style.fill)
        # Excel's way to write a carriage return.
        return text.replace("_x000D_\n", "\n").replace("_x000D_", "\n").strip("\0")

    def leave_out(self, kind, place):
        self.left_out[kind][place] = True

    def remark(self, kind, place, text=""):
        if len(self.remarks) < REMARKS:
            text = text.replace("\\", "\\\\").replace("\t", "\\t").replace("\r", "").replace("\n", "\\n")
            self.remarks.append("\x0e%s\t%s\t%s\n" % (kind, place, text))

    def write(self, title, output, rows):
        output.write("\f" + title + "\n")
        last = 0
        for number, cells in self.rows():
            if number > last + 1:
                output.write("\n" * (number - last - 1))
            last = max(last, number)
            rows.writerow([cells.get(column, "") for column in range(1, max(cells) + 1)])
        for place, text in self.workbook.notes(self.name).items():
            if text:
                self.remark("note", place, text)
        for kind, places in self.left_out.items():
            if places:
                self.remark(kind, ", ".join(list(places)[:PLACES]), str(len(places)))
        output.writelines(self.remarks)


output = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", errors="replace", newline="")
rows = csv.writer(output, lineterminator="\n")
try:
    workbook = Workbook(zipfile.ZipFile(open("/dev/stdin", "rb")))
    for title, name in workbook.sheets:
        Sheet(workbook, name).write(title, output, rows)
    output.flush()
except MemoryError:
    raise
except Exception:
    sys.exit(NO_WORKBOOK)
