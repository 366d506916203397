import ConsultationModel

/// A table of answers on a page: a header that is recognised, and the rows under it.
struct PageTable {
    /// A row with which what seems to be a table begins although its cells cannot be told apart for certain; nil when they
    /// can.
    private(set) var doubtful: PageRow?
    /// Where its rows stand among those of the page.
    let range: Range<Int>
    /// Rows of the page inside of it that reach over the columns, such as the title of a part.
    let spanning: [PageRow]
    private(set) var table: Table
    /// Where each column but the first begins, in hundredths of a point.
    let edges: [Int]
    let leading: Int?
    private let layout: TableHeader.Layout
    private let names: RecommendationNames
    private let isStance: (String) -> Bool

    /// More columns than this no page has.
    private static let columnLimit = 60

    /// The table whose header stands in these rows of a page, from the first on; nil when no table is there.
    ///
    /// - Parameter steps: Counts what the search cost.
    init?(
        header: Range<Int>,
        of rows: [PageRow],
        page: Int,
        _ names: RecommendationNames,
        _ vocabulary: Vocabulary,
        steps: inout Int
    ) {
        let pieces = Self.columns(of: rows[header])
        guard (2...Self.columnLimit).contains(pieces.count) else { return nil }
        var fit = Fit(pieces, width: rows.map(\.box.right).max() ?? 0)
        defer { steps += fit.steps }
        for row in rows[header] { guard fit.take(row) else { return nil } }
        var end = header.upperBound
        var taken = Array(rows[header])
        var spanning: [PageRow] = []
        while end < rows.count {
            if fit.take(rows[end]) {
                taken.append(rows[end])
                end += 1
                continue
            }
            // The title of a part may stand between rows.
            guard let next = (end + 1..<min(end + 3, rows.count)).first(where: { fit.fills(rows[$0]) }) else { break }
            spanning += rows[end..<next]
            end = next
        }
        let strays = fit.countOfStrays(at: taken)
        guard strays == 0 || taken.count > strays + header.count else { return nil }
        taken.removeLast(strays)
        end -= strays
        edges = fit.edges(header: rows[header].flatMap(\.pieces), rows: taken)
        guard !edges.isEmpty else { return nil }
        let isStance = { (cell: String) in cell.utf8.count <= 120 && vocabulary.isStance(cell) }
        let grid = PageGrid(taken, header: header.count, edges: edges, isStance: isStance)
        leading = grid.isBanded ? grid.leading : nil
        var table = Table(
            name: "the table on page \(page)",
            rows: grid.rows.map { $0.cells.map { PageGrid.text(of: $0) } }
        )
        // An answer is no name of a column: the header and the first rows would be one.
        let answer = grid.rows[0].cells.joined().first { line in
            isStance(line.text) && ColumnName(line.text, names, vocabulary.speakers).role == .other
        }
        guard table.rows.count > 1, answer == nil else { return nil }
        table.rows[0].cells = grid.rows[0].cells.map { Self.name(of: $0, names, vocabulary) }
        guard let found = TableHeader(of: table, names, vocabulary), found.row == 0 else { return nil }
        // Of two columns the left one may be labels, which are sentences.
        guard edges.count > 1 || table.rows[0].cell(0).split(separator: " ").count <= 4 else { return nil }
        self.table = table
        self.spanning = spanning
        self.isStance = isStance
        self.names = names
        range = header.lowerBound..<end
        layout = found.layout
        if case .reverse(let columns) = layout {
            // "8. A matter of the review" beside other text is a cell.
            guard columns.count > 1, found.respondent != nil || found.region != nil else { return nil }
        }
        guard holdsStances(vocabulary) else { return nil }
        if !isCertain(grid, table.rows.dropFirst()) { doubtful = rows[header.lowerBound] }
    }

    /// The name of a column. A word that is longer than its column is wide may be broken without a hyphen.
    private static func name(
        of lines: [PageLine],
        _ names: RecommendationNames,
        _ vocabulary: Vocabulary
    ) -> String {
        let name = PageGrid.text(of: lines).split(separator: "\n").joined(separator: " ")
        guard lines.count > 1, lines.allSatisfy({ $0.words.count == 1 }),
            ColumnName(name, names, vocabulary.speakers).role == .other
        else { return name }
        let word = lines.map(\.text).joined()
        return ColumnName(word, names, vocabulary.speakers).role == .other ? name : word
    }

    /// What stands in rows under each other, together.
    private static func columns(of rows: ArraySlice<PageRow>) -> [PageLine] {
        guard rows.count > 1 else { return rows.first?.pieces ?? [] }
        var columns: [PageLine] = []
        for piece in rows.flatMap(\.pieces).sorted(by: { $0.box.left < $1.box.left }) {
            if let last = columns.last, piece.box.left < last.box.right {
                for word in piece.words { columns[columns.count - 1].append(word) }
            } else {
                columns.append(piece)
            }
        }
        return columns
    }

    /// Whether no cell may be a part of one, or hold several.
    private func isCertain(_ grid: PageGrid, _ rows: ArraySlice<Table.Row>) -> Bool {
        if grid.isCrowded { return false }
        if !grid.isDense { return true }
        return rows.allSatisfy { row in
            switch layout {
            case .long(let id, let stance):
                names.identifier(inCell: row.cell(id)) != nil && isWhole(row.cell(stance))
            case .wide(let id, let columns):
                names.identifier(inCell: row.cell(id)) != nil && columns.allSatisfy { isWhole(row.cell($0.index)) }
            case .reverse(let columns): columns.allSatisfy { isWhole(row.cell($0.index)) }
            case .ticks: false
            }
        }
    }

    /// Whether half of what stands under the names of columns of stances begins with one: in columns of text, headings may
    /// stand beside each other as the names of a table's columns do.
    private func holdsStances(_ vocabulary: Vocabulary) -> Bool {
        let columns: [Int] =
            switch layout {
            case .long(_, let stance): [stance]
            case .wide(_, let columns), .reverse(let columns): columns.map(\.index)
            // Ticks are no stances: on a page such a table is read as text.
            case .ticks: []
            }
        let cells = table.rows.dropFirst().flatMap { row in columns.map { row.cell($0) } }.filter { !$0.isEmpty }
        let stances = cells.count { isStance(vocabulary.stanceAndComment(in: $0).words) }
        return stances > 0 && stances * 2 >= cells.count
    }

    private func isWhole(_ cell: String) -> Bool { cell.isEmpty || isStance(cell) }

    /// How many cells are filled: of several tables that are seen in the same place, the likeliest tells the most apart.
    var countOfCells: Int { table.rows.reduce(0) { $0 + $1.cells.count { !$0.isEmpty } } }

    // MARK: Going on

    /// Goes on with a table of the next page that has the same header.
    mutating func append(_ other: PageTable) -> Bool {
        guard table.rows[0].cells == other.table.rows[0].cells else { return false }
        append(other.table.rows.dropFirst().map(\.cells))
        doubtful = doubtful ?? other.doubtful
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
        let cells = grid.rows.map { $0.cells.map { PageGrid.text(of: $0) } }
        let new = cells.first?.first?.isEmpty == true ? cells.dropFirst() : cells[...]
        if !isCertain(grid, ArraySlice(new.map { Table.Row(number: 0, cells: $0) })) { doubtful = doubtful ?? last }
        append(cells)
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
        private var strip: PageStrip
        /// Between the cells of the header, in hundredths of a point.
        private let gaps: [Range<Int>]
        /// How many points were looked at; for a bound on what a page may cost.
        private(set) var steps = 0
        private var left = Int.max
        private var right = 0

        init(_ header: [PageLine], width: Int) {
            strip = PageStrip(width: width)
            gaps = zip(header, header.dropFirst()).map { $0.box.right..<max($0.box.right, $1.box.left) }
        }

        /// Takes a row if it leaves a gap between all columns.
        mutating func take(_ row: PageRow) -> Bool {
            let points = strip.add(row.words)
            steps += 100 + row.box.width / 100 + gaps.reduce(0) { $0 + $1.count / 100 }
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
            let points = strip.add(row.words)
            defer { strip.free(points) }
            return gaps.allSatisfy { strip.hasGap(in: $0) }
        }

        /// How many of the last rows stand alone at the left and do not begin where the cells of the first column do: text
        /// that follows the table.
        func countOfStrays(at rows: [PageRow]) -> Int {
            guard let gap = gaps.first else { return 0 }
            let starts = rows.map(\.box.left).filter { $0 < gap.lowerBound }.sorted()
            guard !starts.isEmpty else { return 0 }
            let usual = starts[starts.count / 2]
            // Cells that are centred begin anywhere.
            guard starts.count(where: { abs($0 - usual) < 150 }) * 10 >= starts.count * 6 else { return 0 }
            return rows.reversed().prefix { row in
                row.box.right <= gap.upperBound && abs(row.box.left - usual) >= 150
            }.count
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
