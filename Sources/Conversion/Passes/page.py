"""Makes visible to pandoc what it drops from a web page, and takes out what a reader of the page does not see.

The choices and words of forms and the tasks of wikis become text with boxes; the numbers of list items stay theirs;
what styles hide goes, and what they strike out, embolden or color gets tags that pandoc keeps. Python, as the passes
over other documents, with the parser of its standard library, which reads any page, fetches nothing and runs nothing.
"""
from html import escape
from html.parser import HTMLParser

VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
}
DROPPED = {"script", "style", "noscript", "template", "button", "datalist", "object", "iframe", "svg", "canvas"}
KEPT = {"colspan", "rowspan", "start", "type", "alt", "src", "align"}
BLOCKS = {
    "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
}
# What a start tag ends, and where looking for it ends.
ENDS = {
    "li": ({"li"}, {"ul", "ol", "menu"}),
    "td": ({"td", "th"}, {"table", "tr"}),
    "th": ({"td", "th"}, {"table", "tr"}),
    "tr": ({"tr"}, {"table"}),
    "option": ({"option"}, {"select"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
}
TICKS = {"(tick)", "(/)", "tick", "check", "checked", "check mark", "yes", "✔", "✓", "✅"}
CROSSES = {"(error)", "(x)", "(cross)", "cross", "cross mark", "no", "❌", "✗", "✘"}
TEXT_INPUTS = {"", "text", "search", "email", "url", "tel", "number", "date", "datetime-local", "month", "week", "time"}
STACK_LIMIT = 2000


class Survey(HTMLParser):
    """Reads ahead: the styles of the page, and how many items each numbered list has."""

    def __init__(self):
        super().__init__()
        self.styles, self.in_style = [], False
        self.items, self.open = [], []

    def handle_starttag(self, tag, attributes):
        self.in_style = tag == "style"
        if tag in ("ol", "ul", "menu"):
            if tag == "ol":
                self.items.append(0)
            self.open.append(len(self.items) - 1 if tag == "ol" else None)
        elif tag == "li" and self.open and self.open[-1] is not None:
            self.items[self.open[-1]] += 1

    def handle_endtag(self, tag):
        self.in_style = False
        if tag in ("ol", "ul", "menu") and self.open:
            self.open.pop()

    def handle_data(self, data):
        if self.in_style:
            self.styles.append(data)


class Element:
    def __init__(self, tag, shown, written, marks):
        self.tag, self.shown, self.written, self.marks = tag, shown, written, marks
        # Of a numbered list: the next item's number, and the one that it would have of itself.
        self.next = self.expected = None
        self.step, self.kind = 1, ""
        self.is_task_list = self.is_hidden = False


class Page(HTMLParser):
    """Writes the page anew."""

    def __init__(self, survey, notes):
        super().__init__()
        self.sheet, self.items, self.notes = Sheet("".join(survey.styles)), survey.items, notes
        self.output, self.lists = [], 0
        self.stack = [Element("", True, "", Marks())]
        self.options, self.area, self.status = None, None, None

    def write(self, text):
        self.output.append(text)
        if self.status is None and "<" not in text:
            self.notes.passed(text)

    # Elements

    def handle_starttag(self, tag, attributes):
        attributes = {name: value or "" for name, value in reversed(attributes)}
        self.end_before(tag)
        top = self.stack[-1]
        style = self.sheet.style(tag, attributes)
        shown = top.shown and tag not in DROPPED and not is_hidden(tag, style, attributes)
        if tag in VOID:
            if shown:
                self.void(tag, attributes)
            return
        if len(self.stack) > STACK_LIMIT:
            raise Damaged
        element = Element(tag, shown, tag, top.marks.within(tag, style, attributes))
        element.is_hidden = tag not in DROPPED and (top.is_hidden or top.shown and not shown)
        self.stack.append(element)
        if shown:
            self.open(element, attributes, style)

    handle_startendtag = handle_starttag

    def open(self, element, attributes, style):
        tag = element.tag
        names = (attributes.get("class") or "").split()
        if tag == "select":
            self.options, element.written = [], ""
        elif tag == "option" and self.options is not None:
            self.options.append([attributes, ""])
            element.written = ""
        elif tag == "textarea":
            self.area, element.written = [], ""
        elif tag == "ol":
            self.open_list(element, attributes)
        elif tag == "li":
            self.open_item(attributes)
        elif tag in ("optgroup", "span", "font", "mark") or ":" in tag:
            # Their looks are with the text.
            element.written = ""
            if tag in ("ac:task-status", "ac:task-id"):
                self.status = ""
        elif tag in ("b", "strong") and style.get("font-weight") in ("normal", "400"):
            element.written = ""
        else:
            kept = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items() if name in KEPT)
            self.write(f"<{tag}{kept}>")
        element.is_task_list = "inline-task-list" in names
        self.tick(tag, attributes, names)

    def tick(self, tag, attributes, names):
        """A box for what is ticked by a class or by what is said to those who do not see."""
        state = None
        if tag == "li" and len(self.stack) > 1 and self.stack[-2].is_task_list:
            state = "checked" in names
        elif attributes.get("data-list") in ("checked", "unchecked"):
            state = attributes["data-list"] == "checked"
        elif attributes.get("role") in ("checkbox", "radio", "switch", "menuitemcheckbox", "menuitemradio"):
            state = attributes.get("aria-checked") == "true"
        if state is not None:
            self.write("☒ " if state else "☐ ")

    def handle_endtag(self, tag):
        for place in range(len(self.stack) - 1, max(0, len(self.stack) - STACK_LIMIT), -1):
            if self.stack[place].tag == tag:
                self.end(place)
                return
        if tag == "p" and self.stack[-1].shown:
            self.write("<p></p>")

    def end(self, place):
        """Ends the elements from a place on."""
        while len(self.stack) > place:
            element = self.stack.pop()
            if not element.shown:
                continue
            if element.tag == "select":
                self.choose()
            elif element.tag == "textarea" and self.area is not None:
                text, self.area = "".join(self.area).strip("\n"), None
                self.write("<br>".join(escape(line) for line in text.splitlines()) + "<br>")
            elif element.tag in ("ac:task-status", "ac:task-id"):
                if element.tag == "ac:task-status" and self.status is not None:
                    self.output.append("☒ " if self.status.strip() == "complete" else "☐ ")
                self.status = None
            if element.written:
                self.write(f"</{element.written}>")

    def end_before(self, tag):
        """Ends what a page may leave open: a paragraph before the next block, an item before the next."""
        ended, bounds = ENDS.get(tag, (set(), set()))
        if tag in BLOCKS:
            ended, bounds = {"p"}, {"td", "th", "li", "div", "table", "button", "object", "section", "blockquote"}
        for place in range(len(self.stack) - 1, 0, -1) if ended else ():
            if self.stack[place].tag in ended:
                self.end(place)
                return
            if self.stack[place].tag in bounds:
                return

    # Lists

    def open_list(self, element, attributes):
        items = self.items[self.lists] if self.lists < len(self.items) else 1
        self.lists += 1
        element.step = -1 if "reversed" in attributes else 1
        start = whole(attributes.get("start"))
        element.next = start if start is not None else (items if element.step < 0 else 1)
        kind = attributes.get("type")
        element.kind = f' type="{kind}"' if kind in ("1", "a", "A", "i", "I") else ""
        self.write(f'<ol start="{element.next}"{element.kind}>')
        element.expected = element.next

    def open_item(self, attributes):
        outer = self.stack[-2] if len(self.stack) > 1 else None
        if outer is not None and outer.tag == "ol" and outer.shown:
            value = whole(attributes.get("value"))
            if value is not None:
                outer.next = value
            if outer.next != outer.expected:
                self.write(f'</ol><ol start="{outer.next}"{outer.kind}>')
            outer.expected = outer.next + 1
            outer.next += outer.step
        self.write("<li>")

    # Forms

    def void(self, tag, attributes):
        kind = attributes.get("type", "").lower()
        if tag == "input":
            if kind in ("radio", "checkbox"):
                self.write("☒ " if "checked" in attributes else "☐ ")
            elif kind in TEXT_INPUTS and attributes.get("value", "").strip():
                self.write(escape(attributes["value"]) + "<br>")
        elif tag == "img":
            alt = attributes.get("alt", "").strip().lower()
            names = attributes.get("class", "")
            if alt in CROSSES or "emoticon-cross" in names or "emoticon-minus" in names:
                self.write("✗")
            elif alt in TICKS or "emoticon-tick" in names:
                self.write("✓")
            else:
                self.write(f'<img src="{escape(attributes.get("src", ""))}" alt="{escape(attributes.get("alt", ""))}">')
        elif tag in ("br", "hr", "col"):
            self.write(f"<{tag}>")

    def choose(self):
        """The selected words of a drop-down; those that a page begins with are no choice."""
        options, self.options = self.options or [], None
        chosen = [(attributes, text.strip()) for attributes, text in options if "selected" in attributes]
        words = [
            text
            for attributes, text in chosen
            if text and "disabled" not in attributes and attributes.get("value", text)
        ]
        if not chosen and options:
            self.notes.count("unchosen")
        self.write(escape("; ".join(words)) + "<br>")

    # Text

    def handle_data(self, data):
        top = self.stack[-1]
        if not top.shown:
            if top.is_hidden and data.strip():
                self.notes.count("hidden")
            return
        if self.status is not None:
            self.status += data
        elif self.area is not None:
            self.area.append(data)
        elif self.options is not None:
            if self.options and top.tag == "option":
                self.options[-1][1] += data
        else:
            self.output.append(top.marks.wrapped(escape(data, quote=False)))
            self.notes.passed(data)


def whole(text):
    try:
        return int(text) if text and len(text) < 9 else None
    except ValueError:
        return None


def convert(data):
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    survey, notes = Survey(), Notes()
    survey.feed(text)
    survey.close()
    page = Page(survey, notes)
    page.feed(text)
    page.close()
    page.end(1)
    text = "".join(page.output)
    for mark in ("</s><s>", "</strong><strong>", "</u><u>", '</span><span class="smallcaps">'):
        # Words in two pieces are one.
        text = text.replace(mark, "")
    return notes, text.encode("utf-8", "replace")


run(convert)
