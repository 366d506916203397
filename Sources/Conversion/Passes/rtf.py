"""Makes visible to pandoc what it drops from a Rich Text document.

The numbers of lists stand in the file as text, which pandoc passes over to count by itself; the results of form fields
and the footnotes of some programs are lost. They become text as pandoc reads it. What the file does not hold is
counted. Python, as the passes over other documents: one expression of its standard library cuts the text into pieces.
"""
import re

PIECE = re.compile(
    rb"\\bin(\d+) ?|\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|([^\\{}]+)", re.DOTALL
)
# A list's number, and no bullet.
NUMBER = re.compile(r"^[^\w]{0,3}[^\n]{0,60}?[0-9A-Za-z]{1,12}[^\n]{0,4}$")
DEPTH = 2000
BOXES = {"1": "\\u9746\\'3f ", "0": "\\u9744\\'3f "}


class Group:
    """What stands between two braces: pieces as they were written, and other groups."""

    def __init__(self):
        self.pieces = []

    def words(self):
        """The control words at its beginning."""
        found = []
        for piece in self.pieces:
            if isinstance(piece, Group) or not piece.startswith(b"\\"):
                if isinstance(piece, Group) or piece.strip():
                    break
                continue
            found.append(piece.strip())
        return found

    def is_destination(self, name):
        words = self.words()[:2]
        return name in words[:1] or words[:1] == [rb"\*"] and name in words[1:]


def grouped(data):
    root = Group()
    stack = [root]
    place = 0
    while place < len(data):
        match = PIECE.match(data, place)
        if match is None:
            # A backslash that ends the file.
            break
        place = match.end()
        if match[1]:
            # So many bytes that are no text.
            place = min(len(data), place + int(match[1]))
            continue
        if match[6] == b"{":
            if len(stack) > DEPTH:
                raise Damaged
            group = Group()
            stack[-1].pieces.append(group)
            stack.append(group)
        elif match[6] == b"}":
            if len(stack) > 1:
                stack.pop()
        else:
            stack[-1].pieces.append(match[0])
    return root


def groups(group):
    for piece in group.pieces:
        if isinstance(piece, Group):
            yield piece
            yield from groups(piece)


def found(group, name):
    return next((inner for inner in groups(group) if inner.is_destination(name)), None)


def plain(group):
    """The words in a group, as far as they matter here."""
    text = []
    for piece in group.pieces:
        if isinstance(piece, Group):
            text.append(plain(piece))
        elif piece.startswith(b"\\u") and piece[2:3] in b"-0123456789" and len(piece) > 2:
            code = int(re.match(rb"-?\d+", piece[2:])[0]) & 0xFFFF
            text.append(chr(code) if not 0xD800 <= code < 0xE000 else "")
        elif piece.startswith(b"\\'"):
            text.append(bytes([int(piece[2:4], 16)]).decode("cp1252", "replace"))
        elif not piece.startswith(b"\\"):
            text.append(piece.decode("latin-1").replace("\r", "").replace("\n", ""))
    return "".join(text)


def escaped(text):
    written = []
    for letter in text:
        code = ord(letter)
        if letter in "\\{}":
            written.append("\\" + letter)
        elif code < 0x80:
            written.append(letter)
        else:
            units = letter.encode("utf-16-le", "replace")
            for place in range(0, len(units), 2):
                number = int.from_bytes(units[place : place + 2], "little")
                written.append(f"\\u{number - 0x10000 if number > 0x7FFF else number}\\'3f")
    return "".join(written).encode("latin-1")


class Document:
    def __init__(self, notes):
        self.notes = notes

    def rewrite(self, group):
        pieces = []
        numbered = False
        for piece in group.pieces:
            if isinstance(piece, Group):
                is_number = piece.is_destination(b"\\listtext")
                replaced = self.group(piece)
                numbered = numbered or is_number and replaced is not piece
                if replaced is not None:
                    pieces.append(replaced)
                continue
            word = piece.strip()
            if word == b"\\par" or word in (b"\\cell", b"\\row"):
                numbered = False
            elif word.startswith((b"\\ls", b"\\ilvl")) and word[3:].lstrip(b"vl").isdigit():
                # pandoc would count the paragraph once more.
                if numbered:
                    continue
            elif word.startswith(b"\\highlight") and word[10:].isdigit():
                pieces.append(piece)
                piece = b"\\scaps0 " if word[10:] == b"0" else b"\\scaps "
            elif word in (b"\\nestcell", b"\\nestrow"):
                # The cells of a table in a cell become its paragraphs: pandoc would glue them.
                if word == b"\\nestcell":
                    pieces.append(b"\\par ")
                continue
            elif re.fullmatch(rb"\\itap[2-9]", word):
                piece = b"\\itap1 "
            elif not piece.startswith(b"\\"):
                self.notes.passed(piece.decode("latin-1"))
            pieces.append(piece)
        group.pieces = pieces
        return group

    def group(self, group):
        """What takes a group's place; None for nothing."""
        if group.is_destination(b"\\listtext"):
            text = plain(group).strip()
            is_number = NUMBER.match(text) and any(letter.isalnum() and ord(letter) < 0x2000 for letter in text)
            if not is_number or len(text) == 1:
                return group
            return self.text(text + " ")
        if group.is_destination(b"\\footnote"):
            # The star says that a program which does not know the word may pass over it, and pandoc does.
            if group.words()[:1] == [rb"\*"]:
                group.pieces.remove(next(piece for piece in group.pieces if piece == rb"\*"))
            return self.rewrite(group)
        if group.is_destination(b"\\annotation"):
            self.notes.count("comments")
            return group
        if group.is_destination(b"\\field"):
            return self.field(group)
        if group.is_destination(b"\\nesttableprops") or group.is_destination(b"\\nonesttables"):
            return None
        if group.is_destination(b"\\shp"):
            return self.box(group)
        if group.words()[:1] == [rb"\*"]:
            return group
        return self.rewrite(group)

    def box(self, shape):
        """The paragraphs of a text box, at its place."""
        text = found(shape, b"\\shptxt")
        if text is None:
            return shape
        inner = self.rewrite(shown(text))
        inner.pieces = [b"\\par "] + inner.pieces + [b"\\par "]
        return inner

    def field(self, field):
        """A field of a form as the text that it shows; other fields as they are."""
        instruction, result = found(field, b"\\fldinst"), found(field, b"\\fldrslt")
        if instruction is None:
            return self.rewrite(field)
        code = plain(without(instruction, b"\\formfield")).strip().upper()
        if code.startswith("FORMTEXT"):
            return self.rewrite(shown(result)) if result is not None else None
        if code.startswith("FORMCHECKBOX"):
            state = self.state(instruction)
            if state not in BOXES:
                self.notes.count("stateless")
                return self.text("")
            return raw(BOXES[state].encode())
        if code.startswith("FORMDROPDOWN"):
            form = found(instruction, b"\\formfield")
            entries = [plain(inner).strip() for inner in groups(form) if inner.is_destination(b"\\ffl")] if form else []
            state = self.state(instruction, is_list=True)
            if state is None or not state.isdigit() or int(state) >= len(entries):
                self.notes.count("unchosen")
                return None
            return self.text(entries[int(state)])
        return self.rewrite(field)

    @staticmethod
    def state(instruction, is_list=False):
        """What was chosen: of boxes the default counts as it shows, of lists it is no choice."""
        words = {}
        for inner in [instruction] + list(groups(instruction)):
            for piece in inner.pieces:
                match = None if isinstance(piece, Group) else re.match(rb"\\(ffres|ffdefres)(-?\d+)", piece)
                if match:
                    words[match[1].decode()] = match[2].decode()
        chosen = words.get("ffres")
        # Word writes 25 for a field that nobody has touched.
        if chosen is None or chosen == "25":
            return None if is_list else words.get("ffdefres", "0" if chosen else None)
        return chosen

    @staticmethod
    def text(text):
        return raw(escaped(text))


def raw(data):
    group = Group()
    group.pieces = [data] if data else []
    return group


def shown(group):
    """A group without the words that make it a destination."""
    inner = Group()
    names = (rb"\*", b"\\fldrslt", b"\\shptxt")
    inner.pieces = [piece for piece in group.pieces if isinstance(piece, Group) or piece.strip() not in names]
    return inner


def without(group, name):
    inner = Group()
    inner.pieces = [
        without(piece, name) if isinstance(piece, Group) else piece
        for piece in group.pieces
        if not (isinstance(piece, Group) and piece.is_destination(name))
    ]
    return inner


def written(group, output):
    for piece in group.pieces:
        if isinstance(piece, Group):
            output.append(b"{")
            written(piece, output)
            output.append(b"}")
        else:
            output.append(piece)


def convert(data):
    notes = Notes()
    root = Document(notes).rewrite(grouped(data))
    output = []
    written(root, output)
    return notes, b"".join(output)


run(convert)
