"""The signs that letters of symbol fonts show, as far as people mark answers with them."""

# https://www.unicode.org/L2/L2011/11052r-wingding.pdf gives the fonts' letters and what they show.
SIGNS = {
    "wingdings": {
        0x22: "✂", 0x43: "👍", 0x44: "👎", 0x45: "☜", 0x46: "☞", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6D: "❍",
        0x6E: "■", 0x6F: "☐", 0x70: "☐", 0x71: "❑", 0x72: "❒", 0x77: "◆", 0x78: "☒", 0x9E: "·", 0x9F: "•", 0xA1: "○",
        0xA2: "○", 0xA3: "○", 0xA4: "◉", 0xA5: "◉", 0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xD5: "⌫", 0xD8: "➢", 0xDF: "←",
        0xE0: "→", 0xE7: "⬅", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☒",
    },
    "wingdings 2": {
        0x2A: "☐", 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x55: "☒", 0x56: "☒", 0x97: "●",
        0x98: "●", 0x99: "◉", 0x9A: "○", 0x9B: "○", 0xA0: "■", 0xA2: "■", 0xA3: "☐", 0xA4: "☐",
    },
    "webdings": {0x61: "✓", 0x63: "☐", 0x67: "■", 0x6E: "●", 0x72: "✗"},
}


def is_symbol_font(font):
    return font.lower() in SIGNS


def sign(font, code):
    """What a letter of a font shows; "" when it is not known, and the letter itself in a font of letters."""
    letters = SIGNS.get(font.lower())
    if letters is None:
        return chr(code) if 0x20 <= code < 0xD800 else ""
    return letters.get(code & 0xFF, "") if code < 0x100 or 0xF000 <= code < 0xF100 else chr(code)


def signs(font, text):
    """A text in that font, and how many of its letters are not known."""
    shown = [letter if letter.isspace() else sign(font, ord(letter)) for letter in text]
    return "".join(shown), shown.count("")
