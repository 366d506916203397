import ConsultationModel

extension DelimitedText {
    /// Reads the text with the separator that it names in a line "sep=;", or under which it has a header of answers, or
    /// which makes its rows the most even.
    init(_ text: SourceText, _ vocabulary: Vocabulary) {
        let all = text.start..<text.bytes.count
        if let named = Self.namedSeparator(text) {
            self.init(text, separator: named.separator, in: named.end..<text.bytes.count, firstLine: 2)
            return
        }
        let separator = Self.separator(in: all, of: text, RecommendationNames(vocabulary), vocabulary)
        self.init(text, separator: separator ?? UInt8(ascii: ","), in: all)
    }

    static let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")]
    /// So much of a text is looked at to tell its separator, in bytes.
    private static let sample = 65_536

    /// The line "sep=;", which tells Excel the separator and is no row; with where it ends.
    static func namedSeparator(_ text: SourceText) -> (separator: UInt8, end: Int)? {
        let end = text.bytes.firstLineEnd(in: text.start..<min(text.bytes.count, text.start + 16))
        let line = text.bytes[text.start..<end].filter { $0 != 0x22 }
        guard line.count == 5, line[4] < 0x80, line[4] != 0x0A, line[4] != 0x0D else { return nil }
        guard String(decoding: line[..<4], as: UTF8.self).lowercased() == "sep=" else { return nil }
        return (line[4], text.bytes.lineStart(after: end))
    }

    private static func separator(
        in range: Range<Int>,
        of text: SourceText,
        _ names: RecommendationNames,
        _ vocabulary: Vocabulary
    ) -> UInt8? {
        let sample = range.lowerBound..<min(range.upperBound, range.lowerBound + sample)
        var best: (separator: UInt8, width: Int)?
        var even: (separator: UInt8, count: Int)?
        for separator in separators where text.bytes.firstIndex(of: separator, in: sample) != nil {
            let table = DelimitedText(text, separator: separator, in: sample, rowLimit: 2 * TableHeader.searchLimit)
                .table
            if let header = TableHeader(of: table, names, vocabulary), header.width > best?.width ?? 0 {
                best = (separator, header.width)
            }
            let widths = Dictionary(grouping: table.rows.filter { $0.cells.count > 1 }, by: \.cells.count)
            let count = widths.values.map(\.count).max() ?? 0
            if count > even?.count ?? 0 { even = (separator, count) }
        }
        return best?.separator ?? even?.separator
    }
}
