import ConsultationModel

/// Reads cells between separators: RFC 4180 and what people make of it.
///
/// Cells may be quoted, with doubled quotes and line ends in them; a quote inside of an unquoted cell is a letter like any
/// other. Rows end with LF, CR or CR LF.
struct DelimitedText {
    /// The cells; rows are numbered as a spreadsheet numbers them, empty ones counted and left out.
    private(set) var table = Table(rows: [Table.Row]())
    /// What is wrong with the quotes and sizes.
    private(set) var faults = FaultList()

    private let text: SourceText
    private let separator: UInt8
    private let limit: Int
    private var index: Int
    /// The line that is being read, from 1, and where it begins.
    private var line = 1
    private var lineStart: Int
    private var number = 0
    private var isBroken = false

    /// More cells in a row, or rows in a table, are no answers.
    private static let cellLimit = 2000
    private static let rowLimit = 1_048_576

    /// Reads the text, from one place to another, which may be inside of it.
    ///
    /// - Parameters:
    ///   - range: Begins at the beginning of a line.
    ///   - firstLine: The number of that line.
    ///   - rowLimit: No more filled rows than this are read.
    init(_ text: SourceText, separator: UInt8, in range: Range<Int>, firstLine: Int = 1, rowLimit: Int? = nil) {
        self.text = text
        self.separator = separator
        index = range.lowerBound
        lineStart = index
        limit = range.upperBound
        line = firstLine
        table.isCutAtSigns = true
        let last = rowLimit ?? Self.rowLimit
        while index < limit, !isBroken {
            if table.rows.count == last {
                if rowLimit == nil { tooManyRows() }
                break
            }
            readRow()
        }
    }

    private mutating func readRow() {
        number += 1
        var cells: [String] = []
        var count = 0
        let firstLine = line
        while true {
            let cell = readCell()
            count += 1
            if count <= Self.cellLimit {
                // Empty cells at the end of a row cost nothing.
                if !cell.isEmpty {
                    while cells.count < count - 1 { cells.append("") }
                    cells.append(cell)
                }
            } else if count == Self.cellLimit + 1 {
                tooManyCells(firstLine)
            }
            if index < limit, text.bytes[index] == separator {
                index += 1
                // A separator at the end of the text has an empty cell behind it.
                if index < limit { continue }
            }
            break
        }
        if index < limit { endLine(at: index) }
        if !cells.isEmpty { table.rows.append(Table.Row(number: number, cells: cells)) }
    }

    private mutating func endLine(at end: Int) {
        index = min(limit, text.bytes.lineStart(after: end))
        line += 1
        lineStart = index
    }

    /// Reads one cell, up to the separator or the end of the line.
    private mutating func readCell() -> String {
        let start = index
        while index < limit, text.bytes[index] == 0x20 || (text.bytes[index] == 0x09 && separator != 0x09) {
            index += 1
        }
        if index < limit, text.bytes[index] == Self.quote { return readQuoted(from: start) }
        return readBare(from: start)
    }

    private static let quote = UInt8(ascii: "\"")

    private mutating func readBare(from start: Int) -> String {
        let bytes = text.bytes
        while index < limit {
            let byte = bytes[index]
            if byte == separator || byte == 0x0A || byte == 0x0D { break }
            index += 1
        }
        return start == index ? "" : text.string(text.trimmedRange(start..<index))
    }

    private mutating func readQuoted(from start: Int) -> String {
        let bytes = text.bytes
        let opening = index
        let openingLine = (number: line, start: lineStart)
        var hasDoubled = false
        index += 1
        let content = index
        while true {
            guard let quote = bytes.firstIndex(of: Self.quote, in: index..<limit) else {
                return readUnclosed(from: start, opening: opening, openingLine)
            }
            if quote + 1 < limit, bytes[quote + 1] == Self.quote {
                hasDoubled = true
                index = quote + 2
                continue
            }
            index = quote + 1
            let closing = quote
            countLines(in: content..<closing)
            while index < limit, bytes[index] == 0x20 || (bytes[index] == 0x09 && separator != 0x09) { index += 1 }
            let isEnded = index == limit || bytes[index] == separator || bytes[index] == 0x0A || bytes[index] == 0x0D
            guard isEnded else { return readBehindQuote(content..<closing, opening: opening, openingLine) }
            return unquoted(content..<closing, hasDoubled)
        }
    }

    private mutating func countLines(in range: Range<Int>) {
        var from = range.lowerBound
        while true {
            let end = text.bytes.firstLineEnd(in: from..<range.upperBound)
            if end == range.upperBound { return }
            from = min(range.upperBound, text.bytes.lineStart(after: end))
            line += 1
            lineStart = from
        }
    }

    private func unquoted(_ range: Range<Int>, _ hasDoubled: Bool) -> String {
        if !hasDoubled { return text.trimmed(range) }
        let range = text.trimmedRange(range)
        var cell: [UInt8] = []
        cell.reserveCapacity(range.count)
        var from = range.lowerBound
        while let quote = text.bytes.firstIndex(of: Self.quote, in: from..<range.upperBound) {
            cell.append(contentsOf: text.bytes[from...quote])
            from = min(range.upperBound, quote + 2)
        }
        cell.append(contentsOf: text.bytes[from..<range.upperBound])
        return plain(cell)
    }

    /// With LF for every line end.
    private func plain(_ cell: [UInt8]) -> String {
        guard cell.contains(0x0D) else { return String(decoding: cell, as: UTF8.self) }
        var normal: [UInt8] = []
        normal.reserveCapacity(cell.count)
        for (index, byte) in cell.enumerated() {
            if byte == 0x0A, index > 0, cell[index - 1] == 0x0D { continue }
            normal.append(byte == 0x0D ? 0x0A : byte)
        }
        return String(decoding: normal, as: UTF8.self)
    }

    /// Text behind the quote that closes a cell. Between tabs, which no text holds, the quotes are letters.
    private mutating func readBehindQuote(
        _ content: Range<Int>,
        opening: Int,
        _ openingLine: (number: Int, start: Int)
    ) -> String {
        if separator == 0x09 {
            return readLetters(from: opening, openingLine)
        }
        let spot = Spot(line: line, column: text.column(of: index, lineStart: lineStart))
        let behind = index
        let rest = readBare(from: index)
        let expected = separatorName
        let found = rest.isEmpty ? text.string(behind..<index) : rest.excerpt
        faults.error(
            .unclearCells,
            at: spot,
            """
            Found “\(found)” behind a closing quote; expected \(expected) or the end of the row. Write a quote inside of a quoted cell twice: "He said ""yes"".".
            """
        )
        return unquoted(content, true) + " " + rest
    }

    private mutating func readLetters(from opening: Int, _ openingLine: (number: Int, start: Int)) -> String {
        index = opening
        line = openingLine.number
        lineStart = openingLine.start
        return readBare(from: opening)
    }

    private mutating func readUnclosed(
        from start: Int,
        opening: Int,
        _ openingLine: (number: Int, start: Int)
    ) -> String {
        if separator == 0x09 { return readLetters(from: opening, openingLine) }
        let column = text.column(of: opening, lineStart: openingLine.start)
        let expected = separatorName
        faults.error(
            .unclearCells,
            at: Spot(line: openingLine.number, column: column),
            """
            The quote that opens here is not closed before the end of the file; expected a quote and then \
            \(expected) or the end of the row. Nothing behind it was read: close it, and write a quote inside of the \
            cell twice.
            """
        )
        index = limit
        isBroken = true
        return ""
    }

    /// "a comma", for messages.
    private var separatorName: String {
        switch separator {
        case UInt8(ascii: ","): "a comma"
        case UInt8(ascii: ";"): "a semicolon"
        case 0x09: "a tab"
        case UInt8(ascii: "|"): "a bar"
        default: "“\(String(decoding: [separator], as: UTF8.self))”"
        }
    }

    // MARK: Sizes

    private mutating func tooManyCells(_ firstLine: Int) {
        faults.error(
            .tooLarge,
            at: Spot(line: firstLine),
            """
            Found a row of more than \(Self.cellLimit) cells; expected no more, as tables of answers have a column for a \
            question or a group. The rest of the row was not read.
            """
        )
    }

    private mutating func tooManyRows() {
        let spot = Spot(line: line)
        faults.error(
            .tooLarge,
            at: spot,
            """
            Found more than \(Self.rowLimit) rows; expected no more, as a spreadsheet holds. Split the file into several.
            """
        )
    }
}
