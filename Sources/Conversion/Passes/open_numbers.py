"""The numbers that an OpenDocument text computes for its lists and headings, and the looks of its styles."""
SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "form": "urn:oasis:names:tc:opendocument:xmlns:form:1.0",
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
}


def q(name):
    prefix, _, local = name.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


def whole(text, default=None):
    try:
        return int(text) if text is not None and len(text) < 9 else default
    except ValueError:
        return default


FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


class ListStyle:
    """The levels of a list style, by their numbers from 1; None for a bullet."""

    def __init__(self, element):
        self.levels = {}
        for level in element:
            place = whole(level.get(q("text:level")), 0)
            if level.tag in (q("text:list-level-style-number"), q("text:outline-level-style")):
                self.levels[place] = level
            elif place:
                self.levels[place] = None

    def is_numbered(self, level):
        return self.levels.get(level) is not None

    def start(self, level):
        return whole(self.levels[level].get(q("text:start-value")), 1) if self.is_numbered(level) else 1

    def text(self, level, counts):
        """What stands before an item, counted on all levels down to its own."""
        style = self.levels[level]
        format = style.get(q("style:num-format")) or ""
        pattern = style.get(q("loext:num-list-format"))
        if pattern is None:
            shown = max(1, min(whole(style.get(q("text:display-levels")), 1), level))
            places = range(level - shown + 1, level + 1) if format else ()
            pattern = (
                (style.get(q("style:num-prefix")) or "")
                + ".".join(f"%{place}%" for place in places)
                + (style.get(q("style:num-suffix")) or "")
            )
        elif not format:
            pattern = pattern.replace(f"%{level}%", "")
        for place in range(1, level + 1):
            if f"%{place}%" in pattern:
                own = self.levels.get(place)
                kind = FORMATS.get((own.get(q("style:num-format")) or "1")[:1] if own is not None else "1", "decimal")
                pattern = pattern.replace(f"%{place}%", counted(counts.get(place, self.start(place)), kind))
        return pattern + " " if pattern.strip() else ""


class Looks:
    """Text and paragraph styles with those that they are based on."""

    def __init__(self, roots):
        self.styles, self.lists, self.outline, self.answers = {}, {}, None, {}
        for root in roots:
            for style in root.iter(q("style:style")) if root is not None else ():
                self.styles[style.get(q("style:family")), style.get(q("style:name"))] = style
            for style in root.iter(q("text:list-style")) if root is not None else ():
                self.lists[style.get(q("style:name"))] = ListStyle(style)
            for style in root.iter(q("text:outline-style")) if root is not None else ():
                self.outline = ListStyle(style)

    def says(self, family, name, ask):
        key = family, name, ask
        if key not in self.answers:
            self.answers[key] = None
            seen = set()
            while (family, name) in self.styles and name not in seen:
                seen.add(name)
                style = self.styles[family, name]
                answer = ask(style)
                if answer is not None:
                    self.answers[key] = answer
                    break
                name = style.get(q("style:parent-style-name"))
        return self.answers[key]

    def is_hidden(self, family, name):
        return self.says(family, name, says_hidden) or False

    def is_marked(self, name):
        return self.says("text", name, says_marked) or False

    def list_of(self, name):
        return self.says("paragraph", name, lambda style: style.get(q("style:list-style-name")))


def says_hidden(style):
    properties = style.find(q("style:text-properties"))
    display = properties.get(q("text:display")) if properties is not None else None
    return None if display is None else display == "none"


def says_marked(style):
    """Whether letters are set apart in ways that pandoc drops: by background, border or color."""
    properties = style.find(q("style:text-properties"))
    if properties is None:
        return None
    background = (properties.get(q("fo:background-color")) or "transparent").lower()
    border = (properties.get(q("fo:border")) or "none").lower()
    color = properties.get(q("fo:color"))
    if background not in ("transparent", "#ffffff") or border != "none":
        return True
    if color is None or properties.get(q("style:use-window-font-color")) == "true":
        return None
    try:
        parts = [int(color[place : place + 2], 16) for place in (1, 3, 5)]
    except ValueError:
        return None
    return max(parts) >= 0x60 or max(parts) - min(parts) >= 0x18
