"""Makes visible to pandoc what it drops from a Word document, and takes out what a reader of the page does not see.

The choices of drop-downs and boxes, the signs of symbol fonts, the numbers of headings and lists become text; text
boxes become paragraphs where they stand; highlight, shading, borders and colors become small capitals, which pandoc
keeps and the reader knows as a mark; hidden text, deleted rows and the words that ask for an answer go. Comments in the
margin and the like are counted. Python, as the workbooks' reader, because the standard library has both of the parsers
that this takes; after it stands pandoc, which knows all the rest of the format.
"""
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": WORD.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"http://purl.oclc.org/ooxml/officeDocument/": b"http://schemas.openxmlformats.org/officeDocument/2006/",
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}
FORMS = "{http://schemas.microsoft.com/office/word/2010/wordml}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
PREFIXES = {
    "w": WORD,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
(P, R, T, TABLE, ROW, CELL) = (w(name) for name in ("p", "r", "t", "tbl", "tr", "tc"))
(P_PR, R_PR, TC_PR) = (w(name) for name in ("pPr", "rPr", "tcPr"))
# Around text that counts as if they were not there.
WRAPPERS = {w(name) for name in ("customXml", "smartTag", "fldSimple", "bdo", "dir", "ins", "moveTo")}
LEFT_OUT = {
    w(name)
    for name in (
        "del moveFrom customXmlPr smartTagPr sdtEndPr bookmarkStart bookmarkEnd proofErr permStart permEnd"
        " commentRangeStart commentRangeEnd annotationRef delText instrText delInstrText"
        " lastRenderedPageBreak moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd"
    ).split()
}
PROPERTIES = {w(name) for name in ("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "tblPrEx", "sdtPr")}
PICTURES = {w("drawing"), w("pict"), w("object")}
# A paragraph that can be a choice is no longer.
CHOICE_LIMIT = 160


def text_of(elements):
    return "".join(found.text or "" for element in elements for found in element.iter(T))


def text_run(text):
    run = ET.Element(R)
    element = ET.SubElement(run, T, {SPACE: "preserve"})
    element.text = text
    return run


def is_visible(elements):
    """Whether there is anything to see: text, a picture, a sign."""
    seen = (w("drawing"), w("pict"), w("sym"), w("footnoteReference"), w("endnoteReference"), w("object"))
    return any(
        found.tag in seen or found.tag == T and (found.text or "").strip()
        for element in elements
        for found in element.iter()
    )


class Field:
    """A field of the old kind, between its marks in the text."""

    def __init__(self, data):
        self.data = data
        self.is_code = True
        self.result = []


class Word:
    """The text of one document; its parts share styles, lists and notes."""

    def __init__(self, styles, numbers, linked, notes, comments=()):
        self.styles, self.numbers, self.linked, self.notes = styles, numbers, linked, notes
        self.comments = comments
        self.boxes, self.fields = [], []
        self.skips_codes = True
        self.style, self.in_paragraph_mark, self.numbered = None, False, True

    def part(self, root, numbered=True):
        """Rewrites a part, and gives it back."""
        kinds = [found.get(w("fldCharType")) for found in root.iter(w("fldChar"))]
        # Of a field without an end all that follows would be its code.
        self.skips_codes = kinds.count("begin") == kinds.count("end")
        self.numbered = numbered
        for place in [root] if root.find(w("body")) is None else root.findall(w("body")):
            place[:] = self.content(place)
        return root

    def content(self, parent):
        """What stands in an element, rewritten."""
        found = []
        for child in parent:
            tag = child.tag
            if tag == P:
                found += self.paragraph(child)
            elif tag == R:
                found += self.run(child)
            elif tag in PROPERTIES:
                found.append(child)
            elif tag == TABLE:
                found.append(self.table(child))
            elif tag == ROW:
                found += self.row(child)
            elif tag == CELL:
                found.append(self.cell(child))
            elif tag == w("sdt"):
                found += self.control(child)
            elif tag in WRAPPERS:
                found += [inner for inner in self.content(child) if inner.tag not in PROPERTIES]
            elif tag == COMPATIBILITY + "AlternateContent":
                found += self.content(alternative(child))
            elif tag == w("altChunk"):
                self.notes.count("embedded")
            elif tag not in LEFT_OUT:
                child[:] = self.content(child)
                found.append(child)
        return found

    def paragraph(self, paragraph):
        properties = paragraph.find(P_PR)
        outer = self.boxes, self.style, self.in_paragraph_mark
        self.boxes = []
        self.style = val(properties, w("pStyle")) or self.styles.default
        written = text_of([paragraph])
        self.in_paragraph_mark = len(written) <= CHOICE_LIMIT and properties is not None and (
            is_filled(properties.find(w("shd"))) or any(side.get(VAL) not in OFF for side in borders(properties))
        )
        had_text = is_visible([paragraph])
        content = [child for child in self.content(paragraph) if child.tag != P_PR]
        is_shown = is_visible(content)
        mark = properties.find(R_PR) if properties is not None else None
        is_gone = not is_shown and (
            had_text or is_on(mark, "vanish") or mark is not None and has(mark, "del")
        )
        if not is_gone:
            number = self.number(properties, is_shown)
            if number:
                content.insert(0, text_run(number))
            elif is_shown:
                self.break_at_tabs(content, properties)
        boxes, (self.boxes, self.style, self.in_paragraph_mark) = self.boxes, outer
        self.notes.passed(text_of(content))
        if is_gone and not is_visible(content) or boxes and not is_visible(content):
            return boxes
        paragraph[:] = ([properties] if properties is not None else []) + content
        return [paragraph] + boxes

    def number(self, properties, is_shown):
        """The number that Word writes before a paragraph. A bullet's list stays, as the paragraph's own."""
        if not self.numbered:
            return None
        own = properties.find(w("numPr")) if properties is not None else None
        list_id, level = self.styles.list_of(self.style)
        if list_id is not None and (own is None or number(own, w("numId")) is None):
            abstract = self.numbers.lists.get(str(list_id), ("",))[0]
            level = next(
                (self.linked[abstract, style] for style in self.names() if (abstract, style) in self.linked), level
            )
        if own is not None:
            list_id = number(own, w("numId")) if number(own, w("numId")) is not None else list_id
            level = number(own, w("ilvl")) if number(own, w("ilvl")) is not None else level
            properties.remove(own)
        if list_id is None or list_id == 0:
            return None
        level = level or 0
        text = self.numbers.next(str(list_id), level)
        if text is not None and (
            not is_shown or self.is_heading() or not self.numbers.is_plain(str(list_id), level)
        ):
            # Below a list an empty paragraph has a number, too, which nobody means.
            return text if is_shown or self.is_in_cell else None
        if properties is not None and self.numbers.level(str(list_id), level):
            entry = ET.SubElement(properties, w("numPr"))
            ET.SubElement(entry, w("ilvl"), {VAL: str(level)})
            ET.SubElement(entry, w("numId"), {VAL: str(list_id)})
        return None

    def is_heading(self):
        """Of headings pandoc drops the numbers."""
        return any((name or "").lower().replace(" ", "").startswith("heading") for name in self.names())

    def names(self):
        return [style.get(w("styleId")) for style in self.styles.chain(self.style)]

    is_in_cell = False

    def break_at_tabs(self, content, properties):
        """Recommendation, position and comment on one line between tabs: pandoc would leave spaces."""
        style = (self.style or "").lower()
        pieces = shown_text(content).split("\t")
        head = pieces[0].strip()
        if (
            len(pieces) < 2
            or len(head) > 40
            or not any(letter.isdigit() for letter in head[-4:])
            or style.startswith(("toc", "heading"))
            or pieces[-1].strip().isdigit()
            or not pieces[1].strip()
        ):
            return
        left = 2
        for run in content:
            for tab in run.findall(w("tab")) if run.tag == R else ():
                if left:
                    tab.tag, left = w("br"), left - 1

    # Runs

    def run(self, run):
        properties = run.find(R_PR)
        style = val(properties, w("rStyle"))
        hidden = is_on(properties, "vanish")
        if hidden is None:
            hidden = self.styles.is_hidden(style) if style else None
        if hidden is None:
            hidden = self.styles.is_hidden(self.style)
        letters = font(properties) or self.styles.font(style) or ""
        content = []
        for child in run:
            tag = child.tag
            if tag == R_PR or tag in LEFT_OUT:
                continue
            if tag == w("fldChar"):
                content += self.field(child)
            elif tag == w("commentReference"):
                if child.get(w("id")) in self.comments:
                    self.notes.count("comments")
            elif self.is_in_code():
                continue
            elif hidden:
                if tag == T and (child.text or "").strip():
                    self.notes.count("hidden")
            elif tag == T:
                self.show(child, letters)
                content.append(child)
            elif tag == w("sym"):
                content += self.sign(child)
            elif tag in PICTURES or tag == COMPATIBILITY + "AlternateContent":
                content += self.picture(child)
            else:
                content.append(child)
        if not content:
            return []
        if properties is not None and has(properties, "dstrike") and is_on(properties, "dstrike"):
            ET.SubElement(properties, w("strike"))
        marked = is_marked(properties)
        if marked or marked is None and style and self.styles.is_marked(style) or self.in_paragraph_mark:
            if properties is None:
                properties = ET.Element(R_PR)
            ET.SubElement(properties, w("smallCaps"))
        run[:] = ([properties] if properties is not None else []) + content
        return [run]

    def show(self, text, letters):
        """Puts the signs of a symbol font in place of its letters."""
        if is_symbol_font(letters) and text.text:
            text.text, unknown = signs(letters, text.text)
            if unknown:
                self.notes.count("symbols", unknown)
        for field in self.fields:
            field.result.append(text)

    def sign(self, element):
        font = element.get(w("font"), "")
        try:
            code = int(element.get(w("char"), ""), 16)
        except ValueError:
            code = 0
        if font.lower() == "symbol":
            # pandoc knows this one.
            return [element]
        is_known = code < 0x110000 and (is_symbol_font(font) or not 0xF000 <= code < 0xF100)
        shown = sign(font, code) if is_known else ""
        if not shown:
            self.notes.count("symbols")
            return []
        return [plain_text(shown)]

    def picture(self, element):
        """A picture, and the paragraphs of the text boxes in it."""
        source = alternative(element) if element.tag == COMPATIBILITY + "AlternateContent" else element
        boxes = outermost(source, w("txbxContent"))
        for _ in source.iter(w("control")):
            self.notes.count("controls")
        if not boxes:
            return list(source) if source is not element else [element]
        for box in boxes:
            self.boxes += self.content(box)
        return []

    # Fields

    def is_in_code(self):
        return self.skips_codes and any(field.is_code for field in self.fields)

    def field(self, mark):
        kind = mark.get(w("fldCharType"))
        if kind == "begin":
            data = mark.find(w("ffData"))
            shown = [] if self.is_in_code() or data is None else self.choice(data)
            self.fields.append(Field(data))
            return shown
        if not self.fields:
            return []
        if kind == "separate":
            self.fields[-1].is_code = False
        elif kind == "end":
            field = self.fields.pop()
            asked = val(field.data, f"{w('textInput')}/{w('default')}")
            if asked and "".join(text.text or "" for text in field.result).strip() == asked.strip():
                for text in field.result:
                    text.text = ""
        return []

    def choice(self, data):
        """What a drop-down or a box of the old kind says. The first entry of a list stands there before any choice."""
        entries = data.find(w("ddList"))
        if entries is not None:
            words = [entry.get(VAL, "") for entry in entries.findall(w("listEntry"))]
            chosen = number(entries, w("result"))
            if chosen is None:
                if words:
                    self.notes.count("unchosen")
                return []
            return [plain_text(words[chosen])] if 0 <= chosen < len(words) else []
        box = data.find(w("checkBox"))
        if box is not None:
            ticked = is_on(box, "checked")
            return [plain_text("☒" if (is_on(box, "default") if ticked is None else ticked) else "☐")]
        return []

    def control(self, control):
        """What stands in a content control; nothing while it shows the words that ask for an answer."""
        properties, content = control.find(w("sdtPr")), control.find(w("sdtContent"))
        if content is None:
            return []
        box = properties.find(FORMS + "checkbox") if properties is not None else None
        if box is not None:
            state = box.find(FORMS + "checked")
            ticked = state is not None and state.get(FORMS + "val", "1").lower() not in OFF
            first = True
            for run in content.iter(R):
                run[:] = [child for child in run if child.tag == R_PR]
                if first:
                    run[:] = [plain_text("☒" if ticked else "☐")]
                    first = False
        elif is_on(properties, "showingPlcHdr"):
            for run in content.iter(R):
                run[:] = []
        return self.content(content)

    # Tables

    def table(self, table):
        table[:] = self.content(table)
        tick_filled(table.findall(ROW), self.notes)
        return table

    def row(self, row):
        properties = row.find(w("trPr"))
        if properties is not None and (has(properties, "del") or is_on(properties, "hidden")):
            return []
        row[:] = self.content(row)
        return [row]

    def cell(self, cell):
        outer = self.is_in_cell, self.numbered
        properties = cell.find(TC_PR)
        merged = properties.find(w("vMerge")) if properties is not None else None
        # The cell above reaches over this one.
        if merged is not None and merged.get(VAL, "continue") == "continue":
            self.numbered = False
        self.is_in_cell = True
        cell[:] = self.content(cell)
        self.is_in_cell, self.numbered = outer
        if cell.find(P) is None or cell[-1].tag == TABLE:
            ET.SubElement(cell, P)
        return cell
