/// Rows of cells, from a spreadsheet, a document or a text.
struct Table {
    /// One row.
    struct Row {
        /// Under which people find it: a spreadsheet's row, a text's line, from 1.
        var number: Int
        /// Without white space at both ends. Empty ones at the end may be left out.
        var cells: [String]
        /// For a table in a text the columns, from 1, where the cells begin; their places are then told as those of a
        /// text.
        var columns: [Int]?
        /// How many cells of the row in the file stand before the first one here.
        var shift = 0
        /// Whether it stands in no file, and names the columns of a table that has no names.
        var isSupplied = false
    }

    /// What tells it from others of the file: "sheet “Answers”", "table 2"; nil when it is the only one.
    var name: String?
    /// Rows without a filled cell may be left out.
    var rows: [Row]
    /// Whether it was cut into cells at signs that may stand in a text too, which then has torn that text apart.
    var isCutAtSigns = false
    /// The name of the sheet that it is; it may say whose answers the sheet holds.
    var sheet: String?
    /// The heading above it that is a region's; it says whose answers the table holds.
    var speaker: String?
    /// How many lines of the file's text stand before it; nil where that is not known.
    var linesBefore: Int?
    /// What its cells do not say by themselves, where it is a sheet.
    var remarks = SheetRemarks()
    /// Whether rows and columns were exchanged, so that places are told as they stand in the file.
    var isTurned = false

    init(name: String? = nil, rows: [Row]) {
        self.name = name
        self.rows = rows
    }

    /// A table whose rows have the numbers from 1.
    init(name: String? = nil, rows: [[String]]) {
        self.init(name: name, rows: rows.enumerated().map { Row(number: $0.offset + 1, cells: $0.element) })
    }
}

extension Table {
    /// The rows of a program's codes that are not read, as a table of labels; nil when all rows are.
    func rowsLeftOut(_ names: RecommendationNames) -> CellRoles? {
        let read = inReadingOrder(names)
        guard !read.isTurned, read.rows.count < rows.count else { return nil }
        let numbers = Set(read.rows.map(\.number))
        var rest = self
        rest.rows.removeAll { numbers.contains($0.number) }
        var roles = CellRoles(rest)
        for row in rest.rows.indices { roles.noteRest(ofRow: row, .label) }
        return roles
    }

    /// The cell in this place, both counted from 0; empty when the row has no such cell.
    func cell(_ row: Int, _ column: Int) -> String { rows[row].cell(column) }

    /// Where a cell stands, both counted from 0.
    func spot(_ row: Int, _ column: Int) -> Spot {
        let row = rows[row]
        if isTurned {
            let cell = "cell \(Self.letters(of: row.number - 1))\(column + 1)"
            return Spot(line: column + 1, column: row.number, place: name.map { "\(cell) of \($0)" } ?? cell)
        }
        if let columns = row.columns {
            return Spot(line: row.number, column: columns.indices.contains(column) ? columns[column] : nil)
        }
        let cell = "cell \(Self.letters(of: column + row.shift))\(row.number)"
        return Spot(line: row.number, column: column + row.shift + 1, place: name.map { "\(cell) of \($0)" } ?? cell)
    }

    /// A column, counted from 0, as spreadsheets name it: "A" to "Z", "AA" and so on.
    static func letters(of column: Int) -> String {
        var letters: [UInt8] = []
        var rest = column
        while rest >= 0 {
            letters.append(UInt8(ascii: "A") + UInt8(rest % 26))
            rest = rest / 26 - 1
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }
}

extension Table.Row {
    /// The cell in this column, counted from 0; empty when there is none.
    func cell(_ column: Int) -> String { cells.indices.contains(column) ? cells[column] : "" }

    /// Whether no cell is filled.
    var isEmpty: Bool { cells.allSatisfy(\.isEmpty) }
}
