/// Finds the byte that libyaml calls by line and column. It goes forwards only, so that all places of a text take one walk
/// through it.
struct YAMLCursor {
    private let text: SourceText
    private var line = 1
    private var column = 1
    /// The byte that was found last.
    private(set) var offset: Int

    init(in text: SourceText) {
        self.text = text
        offset = text.start
    }

    /// The byte at this place; the place before it when it lies behind the cursor, the end when the text has no such
    /// place.
    mutating func offset(line wantedLine: Int, column wantedColumn: Int) -> Int {
        while offset < text.bytes.count, (line, column) < (wantedLine, wantedColumn) { step() }
        return offset
    }

    private mutating func step() {
        let bytes = text.bytes
        let first = bytes[offset]
        var next = offset + 1
        while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
        if first == 0x0D, next < bytes.count, bytes[next] == 0x0A { next += 1 }
        if first == 0x0A || first == 0x0D || isUnicodeBreak(offset..<next) {
            line += 1
            column = 1
        } else {
            column += 1
        }
        offset = next
    }

    /// U+0085, U+2028 and U+2029 end lines in YAML.
    private func isUnicodeBreak(_ range: Range<Int>) -> Bool {
        let bytes = text.bytes
        switch (range.count, bytes[range.lowerBound]) {
        case (2, 0xC2): return bytes[range.lowerBound + 1] == 0x85
        case (3, 0xE2):
            let last = bytes[range.lowerBound + 2]
            return bytes[range.lowerBound + 1] == 0x80 && (last == 0xA8 || last == 0xA9)
        default: return false
        }
    }
}
