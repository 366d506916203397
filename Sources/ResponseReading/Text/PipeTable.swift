/// A table of Markdown: rows of cells between bars, and under the first row a line of dashes.
struct PipeTable {
    /// The cells, with their places in the text.
    let table: Table
    /// The lines that it takes up, from 1.
    let lines: ClosedRange<Int>

    /// No more cells than this in a row.
    private static let cellLimit = 2000

    /// All tables of a text: a row with bars, a line of dashes under it, and the lines with bars that follow.
    static func all(in text: SourceText) -> [PipeTable] {
        guard text.bytes.firstIndex(of: UInt8(ascii: "|"), in: text.start..<text.bytes.count) != nil else { return [] }
        var found: [PipeTable] = []
        var rows: [Table.Row] = []
        var last: (line: Range<Int>, number: Int)?
        func close() {
            guard let first = rows.first, let end = rows.last else { return }
            var table = Table(rows: rows)
            table.isCutAtSigns = true
            table.linesBefore = first.number - 1
            // The line of dashes is under the first row.
            found.append(PipeTable(table: table, lines: first.number...max(end.number, first.number + 1)))
            rows = []
        }
        text.forEachLine { line, number in
            let hasBar = text.bytes.firstIndex(of: bar, in: line) != nil
            if !rows.isEmpty {
                if hasBar {
                    rows.append(row(line, number, text))
                } else {
                    close()
                }
            } else if hasBar, let above = last, isDelimiter(line, text) {
                rows = [row(above.line, above.number, text)]
            }
            last = hasBar ? (line, number) : nil
        }
        close()
        return found
    }

    private static let bar = UInt8(ascii: "|")

    /// "|---|:--:|".
    private static func isDelimiter(_ line: Range<Int>, _ text: SourceText) -> Bool {
        var dashes = 0
        for byte in text.bytes[line] {
            switch byte {
            case UInt8(ascii: "-"): dashes += 1
            case bar, UInt8(ascii: ":"), 0x20, 0x09: continue
            default: return false
            }
        }
        return dashes > 0
    }

    private static func row(_ line: Range<Int>, _ number: Int, _ text: SourceText) -> Table.Row {
        let bytes = text.bytes
        let content = text.trimmedRange(line)
        var row = Table.Row(number: number, cells: [], columns: [])
        // Columns are counted on from cell to cell, as a line may be long.
        var (counted, column) = (line.lowerBound, 1)
        var start = content.lowerBound
        if start < content.upperBound, bytes[start] == bar { start += 1 }
        while start < content.upperBound, row.cells.count < cellLimit {
            var end = start
            while end < content.upperBound, bytes[end] != bar || isEscaped(end, from: start, bytes) { end += 1 }
            let cell = text.trimmedRange(start..<end)
            column += text.column(of: cell.lowerBound, lineStart: counted) - 1
            counted = cell.lowerBound
            row.cells.append(unescaped(text.string(cell)))
            row.columns?.append(column)
            start = end + 1
        }
        return row
    }

    private static func isEscaped(_ index: Int, from start: Int, _ bytes: [UInt8]) -> Bool {
        var slashes = 0
        while index - slashes > start, bytes[index - slashes - 1] == UInt8(ascii: "\\") { slashes += 1 }
        return !slashes.isMultiple(of: 2)
    }

    /// Without the escapes of bars, and with line ends for "<br>".
    private static func unescaped(_ cell: String) -> String {
        guard cell.utf8.contains(UInt8(ascii: "\\")) || cell.utf8.contains(UInt8(ascii: "<")) else { return cell }
        var text = ""
        var rest = cell[...]
        let marks = [("\\|", "|"), ("<br>", "\n"), ("<br/>", "\n"), ("<br />", "\n"), ("<BR>", "\n")]
        while let next = rest.first {
            if next == "\\" || next == "<", let (mark, meaning) = marks.first(where: { rest.hasPrefix($0.0) }) {
                text += meaning
                rest = rest.dropFirst(mark.count)
            } else {
                text.append(next)
                rest.removeFirst()
            }
        }
        return text
    }
}
