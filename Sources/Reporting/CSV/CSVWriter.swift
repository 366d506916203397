/// Writes comma-separated values as RFC 4180 has them, fit to be opened in a spreadsheet: a cell that it would take for a
/// formula, because it begins with `=`, `+`, `-`, `@`, a tab or CR, gets an apostrophe in front.
public struct CSVWriter {
    /// What a file begins with, so that spreadsheets take it for UTF-8.
    public static let byteOrderMark = "\u{FEFF}"

    /// What was written, in UTF-8.
    public private(set) var bytes: [UInt8] = []
    private var isInRow = false

    /// Begins with these cells; without any, at the beginning of a row.
    public init(_ cells: some Sequence<String> = []) {
        for cell in cells { append(cell) }
    }

    /// One record with its line end.
    public static func row(_ cells: some Sequence<String>) -> String {
        var writer = CSVWriter(cells)
        writer.endRow()
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Adds a cell to the row.
    public mutating func append(_ cell: String) {
        separate()
        let text = cell.utf8
        var hasMark = false
        var hasSeparator = false
        let span = text.span
        // To the end, also when both are found: so the compiler can look at many bytes at a time.
        for index in span.indices {
            let byte = span[index]
            hasMark = hasMark || byte == UInt8(ascii: "\"")
            hasSeparator =
                hasSeparator || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n")
        }
        let isQuoted = hasMark || hasSeparator
        if isQuoted { bytes.append(UInt8(ascii: "\"")) }
        switch text.first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: "\t"),
            UInt8(ascii: "\r"):
            bytes.append(UInt8(ascii: "'"))
        default: break
        }
        if hasMark {
            for byte in text {
                if byte == UInt8(ascii: "\"") { bytes.append(byte) }
                bytes.append(byte)
            }
        } else {
            bytes.append(contentsOf: text)
        }
        if isQuoted { bytes.append(UInt8(ascii: "\"")) }
    }

    /// Adds cells that another one has written, to the row.
    public mutating func append(_ cells: CSVWriter) {
        separate()
        bytes.append(contentsOf: cells.bytes)
    }

    /// Ends the row, with CR LF.
    public mutating func endRow() {
        bytes.append(UInt8(ascii: "\r"))
        bytes.append(UInt8(ascii: "\n"))
        isInRow = false
    }

    private mutating func separate() {
        if isInRow { bytes.append(UInt8(ascii: ",")) }
        isInRow = true
    }
}
