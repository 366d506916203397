/// A file's bytes, known to be UTF-8 without NUL, and where its lines are.
struct SourceText {
    let bytes: [UInt8]
    /// Where the text begins: after a byte order mark.
    let start: Int

    /// Checks the bytes. The first thing that is wrong is thrown.
    init(_ bytes: [UInt8]) throws(EncodingFault) {
        self.bytes = bytes
        start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw EncodingFault(
                Fault(
                    .error,
                    line: 1,
                    column: 1,
                    "The file is UTF-16 (it begins with its byte order mark); expected UTF-8. Save it as “UTF-8 text”."
                )
            )
        }
        for (magic, name) in Self.otherFormats where bytes.starts(with: magic) {
            throw EncodingFault(
                Fault(.error, "This is a \(name) file; expected plain text. Save it as “UTF-8 text” and send that.")
            )
        }
        if let offset = bytes.firstIndex(of: 0) {
            throw EncodingFault(
                at: offset,
                in: bytes,
                "found a NUL character (U+0000), which no text holds; expected text. Save the file anew as “UTF-8 text”."
            )
        }
        if let offset = bytes.firstIndexOutsideUTF8 {
            let byte = String(bytes[offset], radix: 16, uppercase: true)
            let guess = bytes[offset] < 0xC0 || offset + 1 == bytes.count || bytes[offset + 1] < 0x80
            throw EncodingFault(
                at: offset,
                in: bytes,
                "found the byte 0x\(byte), which is not UTF-8"
                    + (guess ? " (it looks like Windows-1252 or Latin-1)" : "")
                    + "; expected UTF-8. Save the file as “UTF-8 text”.",
                readable: bytes.transcodedFromWindows1252
            )
        }
    }

    private static let otherFormats: [(magic: [UInt8], name: String)] = [
        (Array("%PDF-".utf8), "PDF"), ([0x50, 0x4B, 0x03, 0x04], "Word, OpenDocument, Excel or ZIP"),
        ([0xD0, 0xCF, 0x11, 0xE0], "Word or Excel"), (Array("{\\rtf".utf8), "RTF"),
    ]

    /// Calls the body with each line's bytes, without what ends it, and its number from 1. Lines end with LF, CR or
    /// CR LF.
    func forEachLine(_ body: (_ line: Range<Int>, _ number: Int) -> Void) {
        var number = 1
        var lineStart = start
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x0A || byte == 0x0D {
                body(lineStart..<index, number)
                number += 1
                if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
                lineStart = index + 1
            }
            index += 1
        }
        if lineStart < bytes.count { body(lineStart..<bytes.count, number) }
    }

    /// The text in these bytes, its line ends as LF, without white space at both ends.
    func trimmed(_ range: Range<Int>) -> String {
        let range = trimmedRange(range)
        guard bytes[range].contains(0x0D) else { return String(decoding: bytes[range], as: UTF8.self) }
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
        1 + bytes[lineStart..<index].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }
}

/// Why a file's bytes are not text.
struct EncodingFault: Error {
    let fault: Fault
    /// The text that was probably meant, so that the file's other faults can be told too; nil when nothing is probable.
    let readable: [UInt8]?

    init(_ fault: Fault) {
        self.fault = fault
        readable = nil
    }

    fileprivate init(at offset: Int, in bytes: [UInt8], _ message: String, readable: [UInt8]? = nil) {
        self.readable = readable
        var line = 1
        var lineStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        for index in 0..<offset where bytes[index] == 0x0A || bytes[index] == 0x0D {
            if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
            line += 1
            lineStart = index + 1
        }
        let column = 1 + bytes[lineStart..<offset].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
        fault = Fault(.error, line: line, column: column, "At byte \(offset) \(message)")
    }
}

extension UInt8 {
    /// ASCII white space.
    var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
    /// "0" to "9".
    var isDigit: Bool { (0x30...0x39).contains(self) }
    /// An ASCII letter or a byte of a character beyond ASCII.
    var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) || self >= 0x80 }
}

extension [UInt8] {
    /// Where the first byte stands that cannot be part of UTF-8; nil when there is none.
    fileprivate var firstIndexOutsideUTF8: Int? {
        do {
            _ = try UTF8Span(validating: span)
            return nil
        } catch {
            return error.byteOffsets.lowerBound
        }
    }
}
