/// Cells that stand in columns on a page, put together to rows.
struct PageGrid {
    /// A row of cells, each as lines of words.
    struct Row {
        var cells: [[PageLine]]
        /// On which line of the page it begins, from 1.
        var number: Int

        func isFilled(_ column: Int) -> Bool { !cells[column].isEmpty }
    }

    private(set) var rows: [Row] = []
    /// The usual distance between two lines of one cell, in hundredths of a point; nil when no cell has two.
    let leading: Int?
    /// Whether white space tells rows apart.
    let isBanded: Bool
    /// Whether rows stand as near to each other as the lines of a cell, so that a cell's second line may be taken for a
    /// row.
    private(set) var isDense = false
    /// Whether a cell holds several stances, as when rows were taken for one.
    private(set) var isCrowded = false

    /// - Parameters:
    ///   - lines: From top to bottom.
    ///   - header: How many of them are a header.
    ///   - edges: Where each column but the first begins.
    ///   - leading: As on the page before, where it told rows apart.
    ///   - isStance: Whether a cell is a stance, which a row of its own has.
    init(_ lines: [PageRow], header: Int = 0, edges: [Int], leading: Int? = nil, isStance: (String) -> Bool) {
        let cells = lines.map { Self.cells(of: $0, edges) }
        let found = Self.leading(of: cells)
        self.leading = leading ?? found
        var parts: [[Int]] = []
        var bottom = 0
        for (index, line) in lines.enumerated() {
            let isApart = self.leading.map { line.box.top - bottom > $0 * 135 / 100 + 100 } ?? false
            if parts.isEmpty || (isApart && index >= header) { parts.append([]) }
            parts[parts.count - 1].append(index)
            bottom = max(bottom, line.box.bottom)
        }
        // Where nothing but the first column tells rows apart.
        isBanded = parts.count > 1 || leading != nil
        if !isBanded {
            parts = []
            isDense = zip(lines, lines.dropFirst()).dropFirst(max(header - 1, 0)).contains { above, below in
                (below.box.top - above.box.bottom) * 10 < 6 * below.box.height
            }
            for index in lines.indices {
                if parts.isEmpty || (!cells[index][0].isEmpty && index >= header) || index == header {
                    parts.append([])
                }
                parts[parts.count - 1].append(index)
            }
        }
        for part in parts {
            var row = Row(cells: Array(repeating: [], count: edges.count + 1), number: lines[part[0]].number)
            for index in part {
                for (column, cell) in cells[index].enumerated() { row.cells[column] += cell }
            }
            for cell in row.cells where cell.count(where: { isStance($0.text) }) > 1 {
                if !isStance(Self.text(of: cell)) { isCrowded = true }
            }
            append(row, behindHeader: header > 0 && rows.count == 1, isStance)
        }
    }

    /// A row without anything in its first column goes on with the cells of the one before, unless it has a stance.
    private mutating func append(_ row: Row, behindHeader: Bool, _ isStance: (String) -> Bool) {
        let answers = row.cells.contains { isStance(Self.text(of: $0)) }
        if let last = rows.indices.last, !behindHeader, !row.isFilled(0), !answers {
            for column in row.cells.indices { rows[last].cells[column] += row.cells[column] }
        } else {
            rows.append(row)
        }
    }

    /// The words of a row of the page by column, each column's as a line.
    static func cells(of row: PageRow, _ edges: [Int]) -> [[PageLine]] {
        var words: [[PageWord]] = Array(repeating: [], count: edges.count + 1)
        for word in row.words.sorted(by: { $0.box.left < $1.box.left }) {
            let middle = (word.box.left + word.box.right) / 2
            words[edges.count { $0 <= middle }].append(word)
        }
        return words.map { PageLine($0).map { [$0] } ?? [] }
    }

    /// The least usual gap between lines of one column: that between the lines of one cell, where there are such.
    private static func leading(of cells: [[[PageLine]]]) -> Int? {
        var gaps: [Int] = []
        var all = 0
        for column in cells.first?.indices ?? 0..<0 {
            var last: PageLine?
            for row in cells {
                for line in row[column] {
                    if let last { gaps.append(max(0, line.box.top - last.box.bottom)) }
                    last = line
                    all += 1
                }
            }
        }
        guard gaps.count > 1 else { return nil }
        gaps.sort()
        return gaps[gaps.count / 10]
    }

    /// The lines of a cell as its text; what stands apart from the line above begins a line.
    static func text(of lines: [PageLine]) -> String {
        var text = ""
        var last: PageLine?
        for line in lines {
            if let above = last {
                let gap = line.box.top - above.box.bottom
                // On another page it stands higher.
                let isApart = gap > above.box.height
                text.join(line.text, isApart: isApart)
            } else {
                text = line.text
            }
            last = line
        }
        return text
    }
}

extension String {
    /// Goes on with the next line of the same paragraph: behind a blank, but not behind a hyphen, which may belong to the
    /// word. A soft hyphen does not.
    mutating func join(_ line: String, isApart: Bool = false) {
        if isApart {
            self += "\n"
        } else if last == "\u{AD}" {
            removeLast()
        } else if !endsInHyphen {
            self += " "
        }
        self += line
    }

    /// Whether it ends in a hyphen directly behind a letter.
    var endsInHyphen: Bool {
        guard let last, last == "-" || last == "\u{2010}" || last == "\u{2011}" else { return false }
        return dropLast().last?.isLetter == true
    }
}
