/// A page of a PDF: its lines with their places.
struct Page {
    /// From top to bottom.
    var rows: [PageRow] = []

    /// More words and lines no page holds that a person reads.
    static let wordLimit = 20_000
    static let lineLimit = 5_000
    /// And no more words any answer to a consultation.
    static let documentLimit = 500_000

    /// Whether it has no more than a page may hold.
    var isReadable: Bool { rows.reduce(0) { $0 + $1.lines.count } <= Self.lineLimit && wordCount <= Self.wordLimit }

    /// How many words stand on it.
    var wordCount: Int { rows.reduce(0) { $0 + $1.lines.reduce(0) { $0 + $1.words.count } } }

    /// All pages, from what `pdftotext -tsv` writes: a table, in which a page, a line or a word stands on each line, told
    /// by the number with which the line begins.
    ///
    /// - Returns: nil when this is no such table.
    static func all(in text: SourceText) -> [Page]? {
        var isTable = false
        var pages: [Page] = []
        var lines: [PageLine] = []
        var begins = true
        func close() {
            if !pages.isEmpty { pages[pages.count - 1].rows = PageRow.rows(of: lines) }
            lines = []
            begins = true
        }
        text.forEachLine { line, number in
            if number == 1 {
                isTable = text.bytes[line].starts(with: "level\tpage_num\t".utf8)
            } else if isTable, let level = text.bytes[line].first {
                switch level {
                case UInt8(ascii: "1"):
                    close()
                    pages.append(Page())
                case UInt8(ascii: "5"):
                    guard let word = word(text.string(line)) else { return }
                    if pages.isEmpty { pages.append(Page()) }
                    if begins { lines.append(PageLine(word)) } else { lines[lines.count - 1].append(word) }
                    begins = false
                default: begins = true
                }
            }
        }
        close()
        return isTable ? pages : nil
    }

    private static func word(_ line: String) -> PageWord? {
        let fields = line.split(separator: "\t", maxSplits: 11, omittingEmptySubsequences: false)
        guard fields.count == 12 else { return nil }
        let text = fields[11].split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return text.isEmpty ? nil : PageWord(text: text, box: PageBox(fields[6..<10]))
    }
}
