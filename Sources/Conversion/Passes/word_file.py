"""The parts of a Word file, before and after."""
def plain_text(text):
    element = ET.Element(T, {SPACE: "preserve"})
    element.text = text
    return element


def alternative(element):
    """The newest way of saying the same; programs that do not know it take the last."""
    found = element.find(COMPATIBILITY + "Choice")
    if found is None:
        found = element.find(COMPATIBILITY + "Fallback")
    return element if found is None else found


def outermost(element, tag):
    """The elements of that kind that stand in no other, in order; of ways to say the same only one."""
    if element.tag == tag:
        return [element]
    if element.tag == COMPATIBILITY + "AlternateContent":
        chosen = alternative(element)
        return outermost(chosen, tag) if chosen is not element else []
    return [found for child in element for found in outermost(child, tag)]


def borders(properties):
    frame = properties.find(w("pBdr"))
    return [] if frame is None else [side for side in frame if side.tag in (w("left"), w("right"))]


def shown_text(content):
    return "".join(
        "\t" if found.tag == w("tab") else found.text or ""
        for run in content
        for found in run.iter()
        if found.tag in (T, w("tab"))
    )


def transitional(data):
    """Strict Open XML has the same names in other namespaces."""
    for old, new in STRICT.items():
        data = data.replace(old, new)
    return data


def convert(data):
    parts = Parts(data)
    if "word/document.xml" not in parts.names:
        # Its place may be another, which pandoc finds.
        return convert_elsewhere(parts)
    return convert_parts(parts, "word/document.xml")


def convert_elsewhere(parts):
    links = parts.tree("_rels/.rels", transitional)
    if links is None:
        raise Damaged
    for link in links:
        if link.get("Type", "").endswith("/officeDocument"):
            name = link.get("Target", "").lstrip("/")
            if name in parts.names and name.startswith("word/"):
                return convert_parts(parts, name)
    raise Damaged


def convert_parts(parts, main):
    notes = Notes()
    trees = {name: parts.tree(name, transitional) for name in (main, "word/styles.xml", "word/numbering.xml")}
    document, style_root, number_root = trees.values()
    if document.tag != w("document"):
        raise Damaged
    for prefix, space in PREFIXES.items():
        ET.register_namespace(prefix, space)
    styles, numbers = Styles(style_root), Numbers()
    linked = read_numbers(numbers, number_root, styles)
    comments = parts.tree("word/comments.xml", transitional)
    written_comments = {
        comment.get(w("id"))
        for comment in ([] if comments is None else comments.findall(w("comment")))
        if text_of([comment]).strip()
    }
    changed = {main: Word(styles, numbers, linked, notes, written_comments).part(document)}
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        tree = parts.tree(name, transitional)
        if tree is not None:
            changed[name] = Word(styles, numbers, linked, notes).part(tree, numbered=False)
    if style_root is not None:
        changed["word/styles.xml"] = style_root
    if number_root is not None:
        changed["word/numbering.xml"] = number_root
    written = {name: ET.tostring(tree, "utf-8", xml_declaration=True) for name, tree in changed.items()}
    for name in parts.names:
        if name not in written and (name.endswith(".rels") or name == "[Content_Types].xml"):
            written[name] = transitional(parts.read(name))
    return notes, packed(written)


run(convert)
