"""Makes visible to pandoc what it drops from an OpenDocument text, and takes out what a reader does not see.

As the pass over Word documents does: the choices of fields and forms, the numbers of lists and headings and the words
of text boxes become text; hidden text goes; notes in the margin are counted. Text that is set apart by a background, a
border or a color becomes italic, which pandoc keeps and the reader knows as a mark.
"""
P, H, SPAN, LIST = q("text:p"), q("text:h"), q("text:span"), q("text:list")
ITEM, LIST_HEADER = q("text:list-item"), q("text:list-header")
TABLE, ROW, CELL = q("table:table"), q("table:table-row"), q("table:table-cell")
MARK, BULLETS = "ConcordMark", "ConcordBullets"
UNWRAPPED = {q("text:text-input"), q("text:meta"), q("text:meta-field"), q("text:ruby-base")}
LEFT_OUT = {
    q(name)
    for name in (
        "text:hidden-text text:soft-page-break text:bookmark text:bookmark-start text:bookmark-end loext:list-item"
        " office:annotation-end field:param field:fieldmark-separator field:fieldmark-end office:forms text:change"
        " text:change-start text:change-end text:number"
    ).split()
}
SHAPES = {q(name) for name in "draw:frame draw:custom-shape draw:rect draw:g draw:ellipse draw:text-box".split()}


def all_text(element):
    return "".join(element.itertext())


def is_visible(element):
    return bool(all_text(element).strip()) or element.find(f".//{q('draw:image')}") is not None


class Text:
    """The text of one document."""

    def __init__(self, looks, notes, controls):
        self.looks, self.notes, self.controls = looks, notes, controls
        self.boxes = []
        self.counts, self.lists, self.outline = {}, {}, {}
        self.last = None

    # Blocks

    def blocks(self, parent, in_list=None):
        """The blocks in an element, rewritten."""
        found = []
        for child in list(parent):
            child.tail = None
            if child.tag in (P, H):
                found += self.paragraph(child, in_list)
            elif child.tag == LIST:
                found += self.list(child)
            elif child.tag == TABLE:
                found += self.table(child)
            elif child.tag == q("text:section"):
                if child.get(q("text:display")) == "none":
                    self.notes.count("hidden")
                else:
                    found += self.blocks(child)
            elif child.tag in SHAPES:
                found += self.box(child)
            elif child.tag == q("text:hidden-paragraph") or child.tag in LEFT_OUT:
                continue
            elif child.tag == q("draw:control"):
                paragraph = ET.Element(P)
                paragraph.text = self.controls.get(child.get(q("draw:control")), "")
                found.append(paragraph)
            else:
                found.append(child)
        return found

    def paragraph(self, paragraph, number=None):
        style = paragraph.get(q("text:style-name"))
        outer, self.boxes = self.boxes, []
        hidden = paragraph.find(f".//{q('text:hidden-paragraph')}")
        own_number = next((all_text(found) for found in paragraph.iter(q("text:number"))), None)
        is_hidden = self.looks.is_hidden("paragraph", style) or (
            hidden is not None and hidden.get(q("text:is-hidden")) != "false"
        )
        had_text = is_visible(paragraph)
        self.inline(paragraph, is_hidden)
        boxes, self.boxes = self.boxes, outer
        if paragraph.tag == H and number is None:
            number = self.heading_number(paragraph, style)
        if own_number and number:
            number = own_number.strip() + " "
        self.notes.passed(all_text(paragraph))
        if not is_visible(paragraph) and (boxes or had_text):
            return boxes
        if number and (is_visible(paragraph) or self.in_cell):
            paragraph.text = number + (paragraph.text or "")
        return [paragraph] + boxes

    in_cell = False

    def heading_number(self, heading, style):
        level = whole(heading.get(q("text:outline-level")), 1)
        outline = self.looks.outline
        if (
            outline is None
            or not outline.is_numbered(level)
            or heading.get(q("text:is-list-header")) == "true"
            or self.looks.list_of(style) == ""
            or not is_visible(heading)
        ):
            return None
        self.step(self.outline, level, outline, self.start_of(heading))
        return outline.text(level, self.outline)

    @staticmethod
    def start_of(element):
        start = whole(element.get(q("text:start-value")))
        return 1 if start is None and element.get(q("text:restart-numbering")) == "true" else start

    @staticmethod
    def step(counts, level, style, start=None):
        if start is not None:
            counts[level] = start
        else:
            counts[level] = counts[level] + 1 if level in counts else style.start(level)
        for deeper in [place for place in counts if place > level]:
            del counts[deeper]

    # Lists

    def list(self, element, level=1, style=None, counts=None):
        """The items of a numbered list as paragraphs with their numbers; a list of bullets stays one."""
        name = element.get(q("text:style-name")) or style
        if counts is None:
            counts = self.begin(element, name)
        looks = self.looks.lists.get(name)
        found = []
        for item in list(element):
            if item.tag not in (ITEM, LIST_HEADER):
                continue
            own = self.looks.lists.get(item.get(q("text:style-override"))) or looks
            number = None
            if item.tag == ITEM and own is not None and own.is_numbered(level):
                if any(child.tag in (P, H) for child in item):
                    self.step(counts, level, own, self.start_of(item))
                    number = own.text(level, counts)
            blocks = []
            for child in list(item):
                child.tail = None
                if child.tag == LIST:
                    blocks += self.list(child, level + 1, name, counts)
                elif child.tag in (P, H):
                    blocks += self.paragraph(child, number if number is not None else "")
                    number = ""
                else:
                    blocks += self.blocks([child])
            if own is not None and own.is_numbered(level) or item.tag == LIST_HEADER:
                found += blocks
            elif blocks:
                bullets = ET.Element(LIST, {q("text:style-name"): BULLETS})
                ET.SubElement(bullets, ITEM).extend(blocks)
                if found and found[-1].tag == LIST and found[-1].get(q("text:style-name")) == BULLETS:
                    found[-1].extend(bullets)
                else:
                    found.append(bullets)
        return found

    def begin(self, element, name):
        """How far a list is counted that goes on with another, or nothing."""
        counts = {}
        continued = element.get(q("text:continue-list"))
        if continued is not None:
            counts = self.lists.get(continued, {})
        elif element.get(q("text:continue-numbering")) == "true":
            counts = self.counts.get(name, self.last if self.last is not None else {})
        self.counts[name] = self.last = counts
        identifier = element.get("{http://www.w3.org/XML/1998/namespace}id")
        if identifier is not None:
            self.lists[identifier] = counts
        return counts

    # Tables

    def table(self, table):
        rows = [row for row in table.iter(ROW)]
        if any(cell.find(f".//{TABLE}") is not None for row in rows for cell in row.findall(CELL)):
            # Only lays out the page: pandoc drops a table in a cell.
            return [block for row in table_rows(table) for cell in row.findall(CELL) for block in self.blocks(cell)]
        outer, self.in_cell = self.in_cell, True
        for row in rows:
            if row.get(q("table:visibility")) == "collapse":
                self.notes.count("hidden")
                row[:] = []
            for cell in row.findall(CELL):
                cell[:] = self.blocks(cell)
        self.in_cell = outer
        return [table]

    # Text

    def inline(self, parent, hidden=False):
        """Rewrites what stands in a paragraph or a part of it."""
        pieces = [parent.text or ""]
        if hidden and (parent.text or "").strip():
            self.notes.count("hidden")
            pieces = [""]
        for child in list(parent):
            tail = "" if hidden else child.tail or ""
            child.tail = None
            for piece in self.piece(child, hidden):
                pieces.append(piece)
            pieces.append(tail)
        parent.text, parent[:] = "", []
        last = None
        for piece in pieces:
            if not isinstance(piece, str):
                parent.append(piece)
                last = piece
            elif last is None:
                parent.text += piece
            else:
                last.tail = (last.tail or "") + piece

    def piece(self, child, hidden):
        tag = child.tag
        if tag == SPAN:
            style = child.get(q("text:style-name"))
            self.inline(child, hidden or self.looks.is_hidden("text", style))
            if self.looks.is_marked(style) and all_text(child).strip():
                mark = ET.Element(SPAN, {q("text:style-name"): MARK})
                mark.append(child)
                return [mark]
            return [child] if len(child) or child.text else []
        if tag == q("office:annotation"):
            self.notes.count("comments")
            return []
        if tag in LEFT_OUT or hidden:
            return []
        if tag == q("text:drop-down"):
            return [self.dropped_down(child)]
        if tag == q("loext:content-control"):
            return self.control(child)
        if tag in (q("field:fieldmark"), q("field:fieldmark-start")):
            return [self.fieldmark(child)]
        if tag in UNWRAPPED:
            self.inline(child)
            inner = ET.Element(SPAN)
            inner.text, inner[:] = (child.text or "").replace("\r", ""), child[:]
            return [inner]
        if tag in SHAPES and child.find(f".//{P}") is not None:
            self.boxes += self.box(child)
            return []
        if tag == q("draw:control"):
            return [self.controls.get(child.get(q("draw:control")), "")]
        if tag == q("text:note"):
            for body in child.iter(q("text:note-body")):
                body[:] = self.blocks(body)
            return [child]
        if tag == q("text:a"):
            self.inline(child)
        return [child]

    def box(self, shape):
        """The paragraphs in a text box or another shape; a picture as it is."""
        if shape.find(f".//{P}") is None:
            return [shape]
        found = []
        for child in list(shape):
            if child.tag in SHAPES:
                found += self.box(child) if child.find(f".//{P}") is not None else []
            elif child.tag in (P, H, LIST, TABLE):
                found += self.blocks([child])
        return found

    def dropped_down(self, field):
        for label in field.findall(q("text:label")):
            if label.get(q("text:current-selected")) == "true":
                return label.get(q("text:value"), "")
        self.notes.count("unchosen")
        return ""

    def control(self, control):
        """What a content control says; nothing while it shows the words that ask for an answer."""
        if control.get(q("loext:showing-place-holder")) == "true":
            return []
        if control.get(q("loext:checkbox")) == "true":
            return ["☒" if control.get(q("loext:checked")) == "true" else "☐"]
        choices = [item for item in control.findall(q("loext:list-item"))]
        self.inline(control)
        words = all_text(control).strip()
        first = choices[0] if choices else None
        # An entry that has a value and no words to show asks for a choice.
        if first is not None and first.get(q("loext:display-text")) is None and words == first.get(q("loext:value")):
            if any(item.get(q("loext:display-text")) for item in choices):
                return []
        inner = ET.Element(SPAN)
        inner.text, inner[:] = control.text, control[:]
        return [inner]

    def fieldmark(self, mark):
        kind = mark.get(q("field:type"), "")
        params = mark.iter(q("field:param"))
        values = [(param.get(q("field:name"), ""), param.get(q("field:value"), "")) for param in params]
        if kind.endswith("FORMCHECKBOX"):
            return "☒" if ("Checkbox_Checked", "true") in values else "☐"
        if kind.endswith("FORMDROPDOWN"):
            entries = [value for name, value in values if name == "Dropdown_ListEntry"]
            chosen = whole(next((value for name, value in values if name == "Dropdown_Selected"), None))
            if chosen is not None and 0 <= chosen < len(entries):
                return entries[chosen]
            self.notes.count("unchosen")
        return ""


def table_rows(table):
    """The rows of this table, and of none in its cells."""
    for child in table:
        if child.tag == ROW:
            yield child
        elif child.tag in (q("table:table-header-rows"), q("table:table-row-group"), q("table:table-rows")):
            yield from table_rows(child)


def form_texts(root):
    """What the controls of forms show, by their names."""
    texts = {}
    for control in root.iter():
        name = control.get("{http://www.w3.org/XML/1998/namespace}id") or control.get(q("form:id"))
        if name is None or not control.tag.startswith("{" + SPACES["form"]):
            continue
        label = control.get(q("form:label"), "")
        kind = control.tag.rpartition("}")[2]
        if kind == "checkbox":
            state = control.get(q("form:current-state")) or control.get(q("form:state"), "unchecked")
            texts[name] = ("☒ " if state == "checked" else "☐ ") + label
        elif kind == "radio":
            state = control.get(q("form:current-selected")) or control.get(q("form:selected"), "false")
            texts[name] = ("☒ " if state == "true" else "☐ ") + label
        elif kind == "listbox":
            options = [
                option.get(q("form:label"), "")
                for option in control.findall(q("form:option"))
                if option.get(q("form:current-selected")) == "true"
            ]
            texts[name] = "; ".join(options)
        elif kind in ("text", "textarea", "combobox", "formatted-text", "date", "number"):
            texts[name] = control.get(q("form:current-value"), "") or "".join(
                "\n" + all_text(part) for part in control.findall(P)
            )
        elif kind == "fixed-text":
            texts[name] = label
    return texts


def added_styles(root):
    """The mark, and a list of bullets, whatever list it stood in."""
    automatic = root.find(q("office:automatic-styles"))
    if automatic is None:
        automatic = ET.Element(q("office:automatic-styles"))
        root.insert(0, automatic)
    style = ET.SubElement(automatic, q("style:style"), {q("style:name"): MARK, q("style:family"): "text"})
    ET.SubElement(style, q("style:text-properties"), {q("fo:font-style"): "italic"})
    bullets = ET.SubElement(automatic, q("text:list-style"), {q("style:name"): BULLETS})
    for level in range(1, 11):
        ET.SubElement(
            bullets, q("text:list-level-style-bullet"), {q("text:level"): str(level), q("text:bullet-char"): "•"}
        )


def convert(data):
    parts, notes = Parts(data), Notes()
    for prefix, space in SPACES.items():
        ET.register_namespace(prefix, space)
    content, styles = parts.tree("content.xml"), parts.tree("styles.xml")
    body = content.find(f"{q('office:body')}/{q('office:text')}") if content is not None else None
    if body is None:
        raise Damaged
    looks = Looks([styles, content])
    body[:] = Text(looks, notes, form_texts(body)).blocks(body)
    added_styles(content)
    written = {"mimetype": parts.read("mimetype") or b"application/vnd.oasis.opendocument.text"}
    written["content.xml"] = ET.tostring(content, "utf-8", xml_declaration=True)
    for name in ("styles.xml", "meta.xml", "META-INF/manifest.xml"):
        found = parts.read(name)
        if found is not None:
            written[name] = found
    return notes, packed(written)


run(convert)
