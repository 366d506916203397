/// Rows of comma-separated values as RFC 4180 has them, fit to be opened in a spreadsheet.
public enum CSVWriter {
    /// What a file begins with, so that spreadsheets take it for UTF-8.
    public static let byteOrderMark = "\u{FEFF}"

    /// One record with its line end, CR LF. A cell that a spreadsheet would take for a formula, because it begins with
    /// `=`, `+`, `-`, `@`, a tab or CR, gets an apostrophe in front.
    public static func row(_ cells: some Sequence<String>) -> String {
        var row = ""
        for (index, cell) in cells.enumerated() {
            if index > 0 { row += "," }
            append(cell, to: &row)
        }
        row += "\r\n"
        return row
    }

    private static func append(_ cell: String, to row: inout String) {
        let first = cell.utf8.first
        let isFormula = first.map("=+-@\t\r".utf8.contains) ?? false
        let isQuoted = cell.utf8.contains { byte in
            byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\r")
                || byte == UInt8(ascii: "\n")
        }
        if isQuoted { row += "\"" }
        if isFormula { row += "'" }
        if cell.utf8.contains(UInt8(ascii: "\"")) {
            // By scalars: a quotation mark may carry a combining accent.
            for scalar in cell.unicodeScalars {
                if scalar == "\"" { row.unicodeScalars.append(scalar) }
                row.unicodeScalars.append(scalar)
            }
        } else {
            row += cell
        }
        if isQuoted { row += "\"" }
    }
}
