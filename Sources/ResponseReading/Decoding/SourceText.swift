/// A text's bytes, known to be UTF-8 without NUL, and what its lines stand for.
struct SourceText {
    let bytes: [UInt8]
    /// Where the text begins: after a byte order mark.
    let start: Int
    /// Whether every byte is ASCII.
    let isASCII: Bool
    /// What the lines are called where they are not a file's own: of each line, "paragraph 4" or "page 2, line 7".
    var places: [String]?

    /// Checks the bytes. The first thing that is wrong is thrown.
    init(utf8 bytes: [UInt8], places: [String]? = nil) throws(EncodingFault) {
        self.bytes = bytes
        self.places = places
        start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if let offset = bytes.firstIndex(of: 0, in: 0..<bytes.count) {
            throw EncodingFault(
                at: offset,
                in: bytes,
                isNUL: true,
                "found a NUL character (U+0000), which no text holds; expected text. Save the file anew as “UTF-8 text”."
            )
        }
        let check = bytes.checkedUTF8
        isASCII = check.isASCII
        if let offset = check.firstError {
            let byte = String(bytes[offset], radix: 16, uppercase: true)
            throw EncodingFault(
                at: offset,
                in: bytes,
                """
                found the byte 0x\(byte), which is not UTF-8, in a text that is not Windows-1252 either; expected \
                UTF-8. The file is damaged, or was put together from two: save it anew as “UTF-8 text”.
                """
            )
        }
    }

    /// Calls the body with each line's bytes, without what ends it, and its number from 1. Lines end with LF, CR or
    /// CR LF.
    func forEachLine(_ body: (_ line: Range<Int>, _ number: Int) -> Void) {
        var number = 1
        var lineStart = start
        while lineStart < bytes.count {
            let end = bytes.firstLineEnd(in: lineStart..<bytes.count)
            body(lineStart..<end, number)
            number += 1
            lineStart = bytes.lineStart(after: end)
        }
    }

    /// Where a place in the text is, for people.
    func spot(line: Int, column: Int? = nil) -> Spot {
        guard let places else { return Spot(line: line, column: column) }
        return Spot(line: line, column: column, place: (1...places.count).contains(line) ? places[line - 1] : nil)
    }

    /// The text in these bytes, its line ends as LF, without white space at both ends.
    func trimmed(_ range: Range<Int>) -> String {
        let range = trimmedRange(range)
        guard bytes.firstIndex(of: 0x0D, in: range) != nil else { return string(range) }
        var normal: [UInt8] = []
        normal.reserveCapacity(range.count)
        var afterReturn = false
        for byte in bytes[range] {
            if byte == 0x0D {
                normal.append(0x0A)
            } else if byte != 0x0A || !afterReturn {
                normal.append(byte)
            }
            afterReturn = byte == 0x0D
        }
        return String(decoding: normal, as: UTF8.self)
    }

    /// The text in these bytes.
    func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// The bytes without white space at both ends (ASCII, no-break space and byte order mark).
    func trimmedRange(_ range: Range<Int>) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            if bytes[low].isSpace {
                low += 1
            } else if low + 1 < high, bytes[low] == 0xC2, bytes[low + 1] == 0xA0 {
                low += 2
            } else if low + 2 < high, bytes[low] == 0xEF, bytes[low + 1] == 0xBB, bytes[low + 2] == 0xBF {
                low += 3
            } else {
                break
            }
        }
        while low < high {
            if bytes[high - 1].isSpace {
                high -= 1
            } else if high - 2 >= low, bytes[high - 2] == 0xC2, bytes[high - 1] == 0xA0 {
                high -= 2
            } else {
                break
            }
        }
        return low..<high
    }

    /// The column of a byte in its line, from 1, in Unicode scalars.
    func column(of index: Int, lineStart: Int) -> Int {
        if isASCII { return 1 + index - lineStart }
        var column = 1
        for byte in bytes[lineStart..<index] where byte & 0xC0 != 0x80 { column += 1 }
        return column
    }
}
