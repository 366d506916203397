import ConsultationModel

/// A table of answers on a page: a header that is recognised, and the rows under it.
struct PageTable {
    /// Where its rows stand among those of the page.
    let range: Range<Int>
    /// Rows of the page inside of it that reach over the columns, such as the title of a part.
    let spanning: [PageRow]
    private(set) var table: Table
    /// Where each column but the first begins, in hundredths of a point.
    let edges: [Int]
    let leading: Int?
    private let isStance: (String) -> Bool

    /// More columns than this no page has.
    private static let columnLimit = 60

    /// The table whose header has its most cells in a row of a page.
    ///
    /// - Parameters:
    ///   - start: Before this row the table does not begin.
    ///   - steps: Counts what the search cost.
    /// - Returns: nil when no table is there.
    init?(
        headerAt base: Int,
        of rows: [PageRow],
        from start: Int,
        page: Int,
        _ names: RecommendationNames,
        _ vocabulary: Vocabulary,
        steps: inout Int
    ) {
        let pieces = rows[base].pieces
        guard (2...Self.columnLimit).contains(pieces.count) else { return nil }
        let isStance = { (cell: String) in cell.utf8.count <= 120 && vocabulary.isStance(cell) }
        var fit = Fit(pieces, width: rows.map(\.box.right).max() ?? 0)
        defer { steps += fit.strip.steps }
        guard fit.take(rows[base]) else { return nil }
        var first = base
        while first > start, rows[first].box.top - rows[first - 1].box.bottom < rows[base].box.height * 6 / 10,
            base - first < 4, fit.take(rows[first - 1])
        {
            first -= 1
        }
        var end = base + 1
        var taken = Array(rows[first...base])
        var spanning: [PageRow] = []
        while end < rows.count {
            if fit.take(rows[end]) {
                taken.append(rows[end])
                end += 1
                continue
            }
            // The title of a part may stand between rows.
            let next = (end + 1..<min(end + 3, rows.count)).first { fit.fills(rows[$0]) }
            guard let next, taken.count > base - first + 1 else { break }
            spanning += rows[end..<next]
            end = next
        }
        let header = rows[first...base].flatMap(\.pieces)
        edges = fit.edges(header: header, rows: taken)
        guard !edges.isEmpty else { return nil }
        let grid = PageGrid(taken, edges: edges, isStance: isStance)
        leading = grid.leading
        var table = Table(
            name: "the table on page \(page)",
            rows: grid.rows.enumerated().map { index, row in
                Table.Row(number: index + 1, cells: row.cells.map { PageGrid.text(of: $0) })
            }
        )
        guard table.rows.count > 1, let found = TableHeader(of: table, names, vocabulary), found.row == 0 else {
            return nil
        }
        // The names of columns may stand on two lines with white space between them, but an answer is no name.
        table.rows[0].cells = table.rows[0].cells.map { $0.split(separator: "\n").joined(separator: " ") }
        self.table = table
        self.spanning = spanning
        self.isStance = isStance
        range = first..<end
    }

    // MARK: Going on

    /// Goes on with a table of the next page that has the same header.
    mutating func append(_ other: PageTable) -> Bool {
        guard table.rows[0].cells == other.table.rows[0].cells else { return false }
        append(other.table.rows.dropFirst().map(\.cells))
        return true
    }

    /// Goes on with rows of the next page that stand in the same columns.
    ///
    /// - Returns: How many of the rows belong to the table.
    mutating func append(_ rows: [PageRow]) -> Int {
        let count = rows.firstIndex { row in
            !row.words.allSatisfy { word in
                edges.allSatisfy { word.box.right <= $0 || word.box.left >= $0 - 100 }
            }
        }
        let taken = rows[..<(count ?? rows.count)]
        let filled = taken.contains { row in PageGrid.cells(of: row, edges).count { !$0.isEmpty } > 1 }
        guard let last = taken.last, filled || last.box.left >= edges[0] - 100 else { return 0 }
        let grid = PageGrid(Array(taken), edges: edges, leading: leading, isStance: isStance)
        append(grid.rows.map { $0.cells.map { PageGrid.text(of: $0) } })
        return taken.count
    }

    private mutating func append(_ rows: [[String]]) {
        for (index, cells) in rows.enumerated() {
            let goesOn = index == 0 && cells[0].isEmpty && !cells.contains(where: isStance)
            if goesOn, table.rows.count > 1, let last = table.rows.indices.last {
                for (column, cell) in cells.enumerated() where !cell.isEmpty && column < table.rows[last].cells.count {
                    if table.rows[last].cells[column].isEmpty {
                        table.rows[last].cells[column] = cell
                    } else {
                        table.rows[last].cells[column].join(cell)
                    }
                }
            } else {
                table.rows.append(Table.Row(number: table.rows.count + 1, cells: cells))
            }
        }
    }
}

extension PageTable {
    /// Which rows of a page stand in the columns of a header.
    private struct Fit {
        private(set) var strip: PageStrip
        /// Between the cells of the header, in hundredths of a point.
        private let gaps: [Range<Int>]
        private var left = Int.max
        private var right = 0

        init(_ header: [PageLine], width: Int) {
            strip = PageStrip(width: width)
            gaps = zip(header, header.dropFirst()).map { $0.box.right..<max($0.box.right, $1.box.left) }
        }

        /// Takes a row if it leaves a gap between all columns.
        mutating func take(_ row: PageRow) -> Bool {
            let points = strip.print(row.words)
            guard gaps.allSatisfy({ strip.hasGap(in: $0) }) else {
                strip.free(points)
                return false
            }
            left = min(left, row.box.left)
            right = max(right, row.box.right)
            return true
        }

        /// Whether the row would fit, and fills the first column and another.
        mutating func fills(_ row: PageRow) -> Bool {
            guard let gap = gaps.first, row.pieces.count > 1, row.box.left <= gap.lowerBound else { return false }
            let points = strip.print(row.words)
            defer { strip.free(points) }
            return gaps.allSatisfy { strip.hasGap(in: $0) }
        }

        /// Where each column but the first begins: behind a gap that runs through all rows, and under a cell of the
        /// header, or where two lines or more begin at the same place.
        func edges(header: [PageLine], rows: [PageRow]) -> [Int] {
            guard left < right else { return [] }
            let free = strip.gaps(in: left..<right)
            let pieces = rows.flatMap(\.pieces)
            var edges: [Int] = []
            for (index, gap) in free.enumerated() {
                let end = index + 1 < free.count ? free[index + 1].lowerBound : right + 100
                let isNamed = header.contains { $0.box.left >= gap.upperBound - 100 && $0.box.left < end }
                let starts = pieces.filter { abs($0.box.left - gap.upperBound) < 200 }
                let isWide = (starts.first?.box.height ?? Int.max) < gap.count
                if isNamed || (isWide && starts.count > 1) { edges.append(gap.upperBound) }
            }
            return edges.count < PageTable.columnLimit ? edges : []
        }
    }
}
