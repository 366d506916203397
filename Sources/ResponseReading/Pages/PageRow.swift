/// What stands side by side on a page, from left to right.
struct PageRow {
    private(set) var lines: [PageLine]
    private(set) var box: PageBox
    /// On its page, from 1, as a person counts lines; headers and footers are counted.
    private(set) var number: Int

    /// One line by itself, such as a line of a column.
    init(_ line: PageLine, number: Int) {
        lines = [line]
        box = line.box
        self.number = number
    }

    /// All rows of a page or of a part of it, from top to bottom.
    static func rows(of lines: [PageLine]) -> [PageRow] {
        var rows: [PageRow] = []
        for line in lines.sorted(by: { ($0.box.middle, $0.box.left) < ($1.box.middle, $1.box.left) }) {
            if let last = rows.last, last.lines[0].box.isBeside(line.box) {
                rows[rows.count - 1].lines.append(line)
                rows[rows.count - 1].box = last.box.union(line.box)
            } else {
                rows.append(PageRow(line, number: rows.count + 1))
            }
        }
        for index in rows.indices where rows[index].lines.count > 1 {
            rows[index].lines.sort { $0.box.left < $1.box.left }
            rows[index].joinMarker()
        }
        return rows
    }

    /// The bullet or number of a list's item belongs to the line behind it.
    private mutating func joinMarker() {
        let (marker, line) = (lines[0], lines[1])
        guard marker.words.count == 1, marker.words[0].text.isListMarker,
            (0...4000).contains(line.box.left - marker.box.right)
        else { return }
        lines.removeFirst()
        lines[0] = line.words.reduce(into: marker) { $0.append($1) }
    }

    /// The same, counted otherwise.
    func numbered(_ number: Int) -> PageRow {
        var row = self
        row.number = number
        return row
    }

    /// All words.
    var words: [PageWord] { lines.flatMap(\.words) }

    /// The text of all of it, with blanks between what stands apart.
    var text: String { lines.map(\.text).joined(separator: "  ") }

    /// Whether it is no more than an item of a list, its number or bullet set apart.
    var isListItem: Bool {
        let pieces = pieces
        return pieces.count == 2 && pieces[0].text.isListMarker
    }

    /// What is told apart by gaps that are wider than those between words, or may be.
    var pieces: [PageLine] { cut(atGapsOver: 35) }

    /// The words of all of it, cut where a gap is wider than this share, in percent, of their height.
    func cut(atGapsOver percent: Int) -> [PageLine] {
        PageLine(words.sorted { $0.box.left < $1.box.left })?.cut(atGapsOver: percent) ?? []
    }
}
