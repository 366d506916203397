/// What the cells of a table were taken for: a byte a cell.
struct CellRoles {
    let table: Table
    /// How many lines of the file's text stand before the table; nil where that is not known.
    var linesBefore: Int? { table.linesBefore }
    /// Columns of which it is told that they were not read.
    var toldColumns: Set<Int> = []
    /// Where each row begins in `codes`.
    private var starts: [UInt32] = []
    /// Of each cell up to two roles, in their order, four bits each.
    private var codes: [UInt8]

    /// All cells are unread.
    init(_ table: Table) {
        self.table = table
        starts.reserveCapacity(table.rows.count)
        var count = 0
        for row in table.rows {
            starts.append(UInt32(truncatingIfNeeded: count))
            count += row.cells.count
        }
        codes = [UInt8](repeating: 0, count: count)
    }

    /// Says what a cell was taken for, both counted from 0; a second role comes behind the first. A place without a cell is
    /// nothing.
    mutating func note(_ row: Int, _ column: Int, _ role: Reading.Role) {
        guard let index = index(row, column) else { return }
        let first = codes[index] & 0x0F
        if first == 0 {
            codes[index] = role.rawValue
        } else if first != role.rawValue, codes[index] >> 4 == 0 {
            codes[index] |= role.rawValue << 4
        }
    }

    /// Says it for all cells of a row that nobody took for anything.
    mutating func noteRest(ofRow row: Int, _ role: Reading.Role) {
        guard table.rows.indices.contains(row) else { return }
        for column in table.rows[row].cells.indices where roles(row, column).isEmpty { note(row, column, role) }
    }

    /// In their order; empty when the cell is unread.
    func roles(_ row: Int, _ column: Int) -> [Reading.Role] {
        guard let index = index(row, column) else { return [] }
        return [codes[index] & 0x0F, codes[index] >> 4].compactMap(Reading.Role.init)
    }

    private func index(_ row: Int, _ column: Int) -> Int? {
        guard table.rows.indices.contains(row), table.rows[row].cells.indices.contains(column) else { return nil }
        return Int(starts[row]) + column
    }
}
