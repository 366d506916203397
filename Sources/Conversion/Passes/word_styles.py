"""What a Word document's styles and lists say: hidden text, marks, numbers. Elements are found by Word's namespace."""

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def w(name):
    return f"{{{WORD}}}{name}"


VAL = w("val")
OFF = ("0", "false", "off", "none", "nil")


def val(element, path, default=None):
    """The value of an element below another; None when it is not there, the default when it has none."""
    found = element.find(path) if element is not None else None
    return None if found is None else found.get(VAL, default)


def number(element, path):
    text = val(element, path)
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


def is_on(element, name):
    """Whether a switch is on; None when it is not set."""
    text = val(element, w(name), "1")
    return None if text is None else text.lower() not in OFF


def is_dark(color):
    """Whether letters of a color look like all others: black, and greys as dark as print is."""
    try:
        parts = [int(color[place : place + 2], 16) for place in (0, 2, 4)]
    except ValueError:
        return True
    return max(parts) < 0x60 and max(parts) - min(parts) < 0x18


def is_filled(shading):
    """Whether a shading shows: it has a color other than white, or a pattern."""
    if shading is None:
        return False
    fill = shading.get(w("fill"), "auto").lower()
    pattern = shading.get(VAL, "clear").lower()
    return fill not in ("auto", "ffffff", "none", "") or pattern not in ("clear", "nil", "none", "auto")


def is_marked(properties):
    """Whether letters are set apart in ways that pandoc drops: by highlight, shading, border or color."""
    if properties is None:
        return None
    if has(properties, "highlight") and val(properties, w("highlight"), "none").lower() not in OFF:
        return True
    if is_filled(properties.find(w("shd"))):
        return True
    if has(properties, "bdr") and val(properties, w("bdr"), "none").lower() not in OFF:
        return True
    color = val(properties, w("color"), "auto")
    if color is None:
        return None
    theme = properties.find(w("color")).get(w("themeColor"), "")
    return color.lower() != "auto" and not is_dark(color) and not theme.startswith(("text", "dark"))


def has(properties, name):
    return properties.find(w(name)) is not None


class Styles:
    """Paragraph and character styles with those that they are based on."""

    def __init__(self, root):
        self.styles, self.lists, self.answers = {}, {}, {}
        self.default = None
        for style in root.iter(w("style")) if root is not None else ():
            name = style.get(w("styleId"))
            self.styles.setdefault(name, style)
            self.lists[name] = self.taken_list(style)
            if style.get(w("type")) == "paragraph" and style.get(w("default"), "0").lower() not in OFF:
                self.default = name

    def chain(self, name):
        """A style and those that it is based on; a file may name a circle."""
        seen = set()
        while name in self.styles and name not in seen:
            seen.add(name)
            style = self.styles[name]
            yield style
            name = val(style, w("basedOn"))

    @staticmethod
    def taken_list(style):
        """The list and level of a style, which are taken out of it: paragraphs get them as their own."""
        properties = style.find(w("pPr"))
        entry = properties.find(w("numPr")) if properties is not None else None
        if entry is None:
            return None, None
        properties.remove(entry)
        return number(entry, w("numId")), number(entry, w("ilvl"))

    def says(self, name, ask):
        """The first answer of a style and those that it is based on."""
        if (name, ask) not in self.answers:
            answers = (ask(style.find(w("rPr"))) for style in self.chain(name))
            self.answers[name, ask] = next((answer for answer in answers if answer is not None), None)
        return self.answers[name, ask]

    def is_hidden(self, name):
        return self.says(name, is_hidden) or False

    def is_marked(self, name):
        return self.says(name, is_marked) or False

    def font(self, name):
        return self.says(name, font)

    def list_of(self, name):
        """The list and level of a paragraph style."""
        found = [self.lists[style.get(w("styleId"))] for style in self.chain(name)]
        list_id = next((entry[0] for entry in found if entry[0] is not None), None)
        return list_id, next((entry[1] for entry in found if entry[1] is not None), None)


def is_hidden(properties):
    return is_on(properties, "vanish")


def font(properties):
    fonts = properties.find(w("rFonts")) if properties is not None else None
    return None if fonts is None else fonts.get(w("ascii")) or fonts.get(w("hAnsi"))


def read_numbers(numbers, root, styles):
    """Takes the lists of numbering.xml. Gives the level of each paragraph style that a level is linked with."""
    linked = {}
    if root is None:
        return linked
    others = {}
    for abstract in root.findall(w("abstractNum")):
        name = abstract.get(w("abstractNumId"))
        numbers.abstracts[name] = dict(levels(abstract))
        for level in abstract.findall(w("lvl")):
            style = val(level, w("pStyle"))
            if style is not None:
                linked[name, style] = number_of(level)
        others[name] = val(abstract, w("numStyleLink"))
    for entry in root.findall(w("num")):
        abstract = val(entry, w("abstractNumId"))
        starts, own = {}, {}
        for change in entry.findall(w("lvlOverride")):
            place = number_of(change)
            start = number(change, w("startOverride"))
            if start is not None:
                starts[place] = start
            own.update(levels(change))
        numbers.lists[entry.get(w("numId"))] = (abstract, starts, own)
    for name, style in others.items():
        # The levels stand where the style has its list.
        list_id = styles.list_of(style)[0] if style else None
        target = numbers.lists.get(str(list_id))
        if target and not numbers.abstracts.get(name):
            numbers.abstracts[name] = numbers.abstracts.get(target[0], {})
    return linked


def number_of(level):
    try:
        return int(level.get(w("ilvl"), "0"))
    except ValueError:
        return 0


def levels(parent):
    for level in parent.findall(w("lvl")):
        start = number(level, w("start"))
        restart = number(level, w("lvlRestart"))
        yield number_of(level), Level(
            # Of a level without one Word counts from 0.
            0 if start is None else start,
            val(level, w("numFmt"), "decimal") or "decimal",
            val(level, w("lvlText"), "") or "",
            restart,
            is_on(level, "isLgl") or False,
            val(level, w("suff"), "tab") != "nothing",
        )
