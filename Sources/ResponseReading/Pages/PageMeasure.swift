/// How the lines of a document's text are set: how far apart they stand, and how far they reach.
struct PageMeasure {
    /// The usual white space between the lines of a paragraph, in hundredths of a point.
    private var leading = 0
    /// The right edge of the lines that begin at one place, by column and place.
    private var edges: [Place: (right: Int, count: Int)] = [:]
    /// The right edge of all lines of a column.
    private var rights: [Int: Int] = [:]

    private struct Place: Hashable {
        var column: Int
        var left: Int
    }

    /// - Parameter parts: Lines that stand under each other, and the column in which they stand, or 0.
    init(_ parts: [(rows: [PageRow], column: Int)]) {
        var gaps: [Int] = []
        for (rows, column) in parts {
            for (index, row) in rows.enumerated() {
                let place = Place(column: column, left: row.box.left / 200)
                let known = edges[place] ?? (0, 0)
                edges[place] = (max(known.right, row.box.right), known.count + 1)
                rights[column] = max(rights[column] ?? 0, row.box.right)
                guard index > 0 else { continue }
                let gap = row.box.top - rows[index - 1].box.bottom
                if gap <= 2 * row.box.height { gaps.append(max(gap, 0)) }
            }
        }
        gaps.sort()
        if !gaps.isEmpty { leading = gaps[gaps.count / 4] }
    }

    /// Whether there is more white space between two lines than inside of a paragraph.
    func isApart(_ above: PageRow, _ below: PageRow) -> Bool {
        let gap = below.box.top - above.box.bottom
        return gap > leading * 135 / 100 + 100 || gap > 2 * below.box.height
    }

    /// Whether two lines may belong to a paragraph, from where they stand and how large they are.
    ///
    /// - Parameter isItem: Whether the one above begins an item of a list, under which the text is indented.
    func isSameParagraph(_ above: PageRow, _ below: PageRow, isItem: Bool) -> Bool {
        guard !isApart(above, below), below.box.top >= above.box.top, above.lines.count == 1, below.lines.count == 1
        else { return false }
        let (height, other) = (above.lines[0].words[0].box.height, below.lines[0].words[0].box.height)
        guard abs(height - other) * 100 <= 15 * max(height, other) else { return false }
        let indent = above.box.left - below.box.left
        // The first line of a paragraph may be indented, and those of an item but the first.
        return abs(indent) <= 150 || (0...4000).contains(indent) || (isItem && (-4000...0).contains(indent))
    }

    /// Whether the first word of the next line had no room on this one.
    func isFull(_ row: PageRow, before next: PageRow, column: Int) -> Bool {
        guard let word = next.words.first else { return false }
        let place = row.box.left / 200
        var right = 0
        var count = 0
        for place in place - 1...place + 1 {
            let known = edges[Place(column: column, left: place)] ?? (0, 0)
            right = max(right, known.right)
            count += known.count
        }
        if count < 3 { right = max(right, rights[column] ?? 0) }
        return row.box.right + word.box.width + word.box.height / 4 > right - 100
    }
}
