"""What the styles of a web page say of text that counts here: whether it is seen, struck out, and set apart."""
import re

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
RULE = re.compile(r"([^{}@;]{1,500})\{([^{}]{0,5000})\}")
SIMPLE = re.compile(r"([a-z][a-z0-9]*|\*)?([.#][\w-]+)?$", re.IGNORECASE)
RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)")
DARK_NAMES = {
    "black", "windowtext", "inherit", "initial", "unset", "currentcolor", "auto", "dimgray", "dimgrey", "darkslategray",
    "darkslategrey", "canvastext", "transparent", "var", "",
}
# Of elements that hold words, not of those that lay out a page.
MARKABLE = {"span", "font", "mark", "b", "i", "u", "em", "strong", "label", "li", "p", "a", "small", "big", "code"}


def declarations(text):
    """The properties of a style, in small letters."""
    found = {}
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip().lower()
    return found


class Sheet:
    """The rules for one tag, class or name; those for places in the page are not known here."""

    def __init__(self, text):
        self.rules = {}
        for selectors, body in RULE.findall(COMMENT.sub("", text)):
            found = declarations(body)
            for selector in selectors.split(",")[:200]:
                match = SIMPLE.match(selector.strip())
                if match and selector.strip():
                    tag, name = (match[1] or "*").lower(), match[2] or ""
                    self.rules.setdefault((tag, name), {}).update(found)

    def style(self, tag, attributes):
        """What the rules and the element's own style say, the closer the later."""
        names = ["." + name for name in (attributes.get("class") or "").split()[:50]]
        if attributes.get("id"):
            names.append("#" + attributes["id"])
        found = {}
        for name in [""] + names:
            for kind in ("*", tag):
                found.update(self.rules.get((kind, name), {}))
        found.update(declarations(attributes.get("style") or ""))
        return found


def is_hidden(tag, style, attributes):
    if "hidden" in attributes and (attributes["hidden"] or "") != "until-found":
        return True
    return (
        style.get("display") == "none"
        or style.get("visibility") in ("hidden", "collapse")
        or style.get("mso-hide") == "all"
        or tag == "dialog" and "open" not in attributes
    )


def is_colored(value):
    """Whether letters of a color are told from others."""
    value = value.strip()
    match = RGB.match(value)
    if match:
        parts = [int(part) for part in match.groups()]
    elif value.startswith("#") and len(value) in (4, 5, 7, 9):
        digits = value[1:7] if len(value) > 5 else "".join(2 * digit for digit in value[1:4])
        try:
            parts = [int(digits[place : place + 2], 16) for place in (0, 2, 4)]
        except ValueError:
            return False
    else:
        return value.isalpha() and value not in DARK_NAMES
    return max(parts) >= 0x60 or max(parts) - min(parts) >= 0x18


def is_background(style):
    value = (style.get("background-color") or style.get("background") or "").split()
    first = value[0] if value else ""
    return first not in ("", "white", "#fff", "#ffffff", "none", "transparent", "inherit", "initial", "unset") and (
        first.startswith(("#", "rgb")) and "255,255,255" not in "".join(value).replace(" ", "") or first.isalpha()
    )


def is_framed(style):
    value = style.get("border") or style.get("border-style") or ""
    return any(kind in value for kind in ("solid", "dashed", "dotted", "double"))


class Marks:
    """How the text in an element looks, beyond what its tags say."""

    def __init__(self, outer=None):
        self.struck = outer.struck if outer else False
        self.bold = outer.bold if outer else False
        self.underlined = outer.underlined if outer else False
        self.marked = outer.marked if outer else False

    def within(self, tag, style, attributes):
        inner = Marks(self)
        line = style.get("text-decoration", "") + " " + style.get("text-decoration-line", "")
        inner.struck = inner.struck or "line-through" in line
        inner.underlined = inner.underlined or "underline" in line and tag != "a"
        weight = style.get("font-weight", "")
        if weight in ("bold", "bolder") or weight.isdigit() and int(weight) >= 600:
            inner.bold = tag not in ("h1", "h2", "h3", "h4", "h5", "h6", "th", "b", "strong")
        elif weight in ("normal", "lighter") or weight.isdigit():
            inner.bold = False
        if tag == "mark" or tag in MARKABLE and (is_background(style) or is_framed(style)):
            inner.marked = True
        color = style.get("color") or (attributes.get("color") if tag == "font" else None)
        if color and tag != "a":
            inner.marked = is_colored(color) if tag in MARKABLE else False
        return inner

    def wrapped(self, text):
        if not text.strip():
            return text
        for is_on, tag in ((self.underlined, "u"), (self.bold, "strong"), (self.struck, "s")):
            if is_on:
                text = f"<{tag}>{text}</{tag}>"
        return f'<span class="smallcaps">{text}</span>' if self.marked else text
