"""What the passes over documents share: the parts of a file within bounds, and what was seen and could not be read.

A pass reads a file from standard input and writes a line of JSON, the list of its notes, and the file that pandoc is to
read. It exits with 65 when the file is not of its kind. It takes nothing but Python's standard library: zipfile and the
parser of expat, which fetch nothing, and of which expat bounds how far entities grow.
"""
import io
import json
import sys
import xml.etree.ElementTree as ET
import zipfile

# Of all parts that are read, together; a document of 300,000 words has some 30 MB.
SIZE_LIMIT = 96 << 20
# Ten tables in each other have fewer than 100.
DEPTH_LIMIT = 1000
# Of notes, so that a message stays one.
WORDS_LIMIT = 60

sys.setrecursionlimit(20_000)


class Damaged(Exception):
    """The file is not of its kind, or goes beyond the bounds."""


class Notes:
    """What was seen in a document and cannot be read from it, each kind counted, with the words at the first place."""

    def __init__(self):
        self.found = {}
        self.near = ""

    def passed(self, text):
        """Remembers what stands before the things that follow."""
        text = " ".join(text.split())
        if text:
            self.near = text if len(text) <= WORDS_LIMIT else text[: WORDS_LIMIT - 1] + "…"

    def count(self, kind, number=1):
        note = self.found.setdefault(kind, {"kind": kind, "count": 0, "near": self.near})
        note["count"] += number

    def line(self):
        return json.dumps(list(self.found.values())).encode() + b"\n"


class Parts:
    """The parts of a document that is a ZIP file."""

    def __init__(self, data):
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
        except zipfile.BadZipFile as fault:
            raise Damaged from fault
        self.room = SIZE_LIMIT
        self.names = set(self.zip.namelist())

    def read(self, name):
        """The bytes of a part; None when there is none."""
        if name not in self.names:
            return None
        try:
            with self.zip.open(name) as part:
                data = part.read(self.room + 1)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as fault:
            raise Damaged from fault
        except Exception as fault:
            # What zlib says of a damaged part has no class of its own outside of that module.
            if type(fault).__module__ == "zlib":
                raise Damaged from fault
            raise
        self.room -= len(data)
        if self.room < 0:
            # As pandoc would need more than it may for what this unpacks to.
            raise MemoryError
        return data

    def tree(self, name, change=lambda data: data):
        """The root element of a part; None when there is none."""
        data = self.read(name)
        return None if data is None else parsed(change(data))


def parsed(data):
    """The root element. Documents declare no entities; a file that does has something else in mind."""
    start = data[:4]
    text = data.decode("utf-16", "replace").encode() if start[:2] in (b"\xff\xfe", b"\xfe\xff") else data
    if b"<!ENTITY" in text:
        raise Damaged
    try:
        root = ET.fromstring(data)
    except (ET.ParseError, ValueError, LookupError) as fault:
        raise Damaged from fault
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > DEPTH_LIMIT:
            raise Damaged
        level = [child for element in level for child in element]
    return root


def packed(parts):
    """A ZIP file of these parts, by name; packed no tighter, since it is read at once."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def run(convert):
    """Converts standard input by a function from bytes to notes and bytes."""
    with open("/dev/stdin", "rb") as file:
        data = file.read()
    try:
        notes, data = convert(data)
    except Damaged:
        sys.exit(65)
    sys.stdout.buffer.write(notes.line())
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
