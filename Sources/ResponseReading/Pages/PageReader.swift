import ConsultationModel

/// Reads pages, without headers and footers, as a person does: tables apart, columns one after the other.
struct PageReader {
    /// The tables that are recognised as answers.
    private(set) var tables: [Table] = []
    /// All other text.
    private(set) var text: PageText
    /// What may be a table of answers and was not read as one, with its page from 1; nil when nothing may be.
    var doubt: (row: PageRow, page: Int)? { doubts.found }

    private let vocabulary: Vocabulary
    private let names: RecommendationNames
    private var doubts: TableDoubt
    /// A search for tables that costs more on a page is given up, as no page that people send needs as much.
    private static let stepLimit = 20_000_000

    /// What stands in one place of a page.
    private struct Piece {
        var part: PageColumns.Part
        var page: Int

        var rows: [PageRow] {
            switch part {
            case .rows(let rows), .pairs(let rows, _), .column(let rows, _): rows
            }
        }

        /// From 1; 0 when it stands in none.
        var column: Int { if case .column(_, let number) = part { number } else { 0 } }
    }

    init(_ pages: [Page], _ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        names = RecommendationNames(vocabulary)
        text = PageText(PageMeasure([]), vocabulary)
        doubts = TableDoubt(names, vocabulary)
        let pieces = read(pages)
        text = PageText(PageMeasure(pieces.map { ($0.rows, $0.column) }), vocabulary)
        for piece in pieces { append(piece) }
        text.close()
        for piece in pieces { doubts.look(at: piece.rows, page: piece.page) }
    }

    // MARK: Tables

    private mutating func read(_ pages: [Page]) -> [Piece] {
        var pieces: [Piece] = []
        /// A table that reaches to the end of a page, and may go on on the next.
        var open: PageTable?
        for (index, page) in pages.enumerated() where !page.rows.isEmpty {
            let (rows, number) = (page.rows, index + 1)
            var found = tables(of: rows, page: number)[...]
            var start = 0
            if var table = open {
                if let next = found.first, next.range.lowerBound == 0, table.append(next) {
                    found = found.dropFirst()
                    start = next.range.upperBound
                    pieces += self.pieces(of: next.spanning, page: number)
                } else {
                    let end = found.first { $0.doubtful == nil }?.range.lowerBound ?? rows.count
                    start = table.append(Array(rows[..<end]))
                    // A row of the open table may look like a header.
                    found = found.filter { $0.range.lowerBound >= start }[...]
                }
                open = table
                if start == rows.count { continue }
                close(&open, page: number)
            }
            for table in found {
                pieces += self.pieces(of: Array(rows[start..<table.range.lowerBound]) + table.spanning, page: number)
                start = table.range.upperBound
                open = table
                if start < rows.count { close(&open, page: number) }
            }
            pieces += self.pieces(of: Array(rows[start...]), page: number)
        }
        close(&open, page: pages.count)
        return pieces
    }

    private mutating func close(_ table: inout PageTable?, page: Int) {
        guard let whole = table else { return }
        tables.append(whole.table)
        if let row = whole.doubtful { doubts.note(row, page: page) }
        table = nil
    }

    private func tables(of rows: [PageRow], page: Int) -> [PageTable] {
        var tables: [PageTable] = []
        var (start, steps) = (0, 0)
        for base in rows.indices {
            guard base >= start, steps < Self.stepLimit, mayBeHeader(rows[base]) else { continue }
            // The names of columns may stand on several lines, which of all cells need not be the same.
            var found: [PageTable] = []
            for first in (max(start, base - 2)...base).reversed() {
                for end in base + 1...min(base + 4, rows.count) {
                    let table = PageTable(header: first..<end, of: rows, page: page, names, vocabulary, steps: &steps)
                    if let table { found.append(table) }
                }
            }
            let most = found.map(\.countOfCells).max() ?? 0
            let likely = found.filter { $0.countOfCells * 10 >= most * 8 }
            if let table = likely.filter({ $0.doubtful == nil }).best ?? likely.best {
                tables.append(table)
                start = table.range.upperBound
            }
        }
        return tables
    }

    private func mayBeHeader(_ row: PageRow) -> Bool {
        let pieces = row.pieces
        guard pieces.count > 1, !row.isListItem else { return false }
        return pieces.prefix(60).contains { piece in
            guard piece.words.count <= 12 else { return false }
            return switch ColumnName(piece.text, names, vocabulary.speakers).role {
            case .empty, .other, .illustrative, .consultation: false
            default: true
            }
        }
    }

    // MARK: Text

    private mutating func pieces(of rows: [PageRow], page: Int) -> [Piece] {
        let columns = PageColumns(rows, vocabulary)
        if let row = columns.doubtful { doubts.note(row, page: page) }
        return columns.parts.map { Piece(part: $0, page: page) }
    }

    private mutating func append(_ piece: Piece) {
        switch piece.part {
        case .rows(let rows): text.append(rows, page: piece.page)
        case .column(let rows, let number): text.append(rows, page: piece.page, column: number)
        case .pairs(let rows, let edge): append(pairs: rows, edge: edge, page: piece.page)
        }
    }

    /// Labels with answers beside them, as lines of a text.
    private mutating func append(pairs rows: [PageRow], edge: Int, page: Int) {
        for pair in PagePair.all(in: rows, edge: edge, vocabulary) {
            text.append(lines: pair.lines(vocabulary), page: page, number: pair.number)
        }
    }
}

extension [PageTable] {
    /// The first of those that tell the most cells apart.
    fileprivate var best: PageTable? { self.max { $0.countOfCells < $1.countOfCells } }
}
