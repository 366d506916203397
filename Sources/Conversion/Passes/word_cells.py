"""What the color of a Word table's cells says."""


def tick_filled(rows, notes):
    """Ticks cells that are filled with color alone: at most one of a row, and not the same one in all rows. Marks the
    words of the one cell of a row that is set apart so.
    """
    places, ticks, fills = set(), [], 0
    for row in rows:
        cells = row.findall(CELL)
        filled = [
            (place, cell)
            for place, cell in enumerate(cells)
            if cell.find(TC_PR) is not None and is_filled(cell.find(TC_PR).find(w("shd")))
        ]
        empty = [(place, cell) for place, cell in filled if not is_visible(cell.findall(P))]
        fills += len(empty)
        others = [cell for cell in cells if all(cell is not other for _, other in filled)]
        if len(empty) == 1 and not all(is_visible([cell]) for cell in others):
            ticks += empty
            places.add(empty[0][0])
        if len(filled) == 1 and not empty and len(cells) > 2:
            mark(filled[0][1])
    if fills and fills == len(ticks) and (len(places) > 1 or len(rows) == 2):
        for _, cell in ticks:
            cell.find(P).append(text_run("☒"))
    elif fills and any(not is_visible([cell]) for row in rows for cell in row.findall(CELL)):
        notes.count("shaded", fills)


def mark(cell):
    if len(text_of([cell])) > CHOICE_LIMIT:
        return
    for run in cell.iter(R):
        properties = run.find(R_PR)
        if properties is None:
            properties = ET.Element(R_PR)
            run.insert(0, properties)
        ET.SubElement(properties, w("smallCaps"))
