/// A file's bytes as UTF-8 without NUL, whatever encoding they came in.
struct DecodedText {
    /// The text.
    let source: SourceText
    /// What it was decoded from.
    let encoding: TextEncoding

    /// Decodes UTF-8, UTF-16 with a byte order mark, Windows-1252, Latin-1, Windows-1251 and Mac Roman.
    ///
    /// Bytes that are not UTF-8 and look like none of the others are taken for Windows-1252 unless that leaves a doubt: bytes that mean nothing there,
    /// control characters, or UTF-8 sequences beside them.
    init(_ bytes: [UInt8]) throws(EncodingFault) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            source = try SourceText(utf8: try Self.utf8(fromUTF16: bytes))
            encoding = .utf16
            return
        }
        do throws(EncodingFault) {
            source = try SourceText(utf8: bytes)
            encoding = .utf8
        } catch {
            guard !error.isNUL else { throw error }
            switch EightBitEncoding(bytes).encoding {
            case .macRoman where bytes.mayBeOneByteEach:
                source = try SourceText(utf8: bytes.transcoded(by: macRoman))
                encoding = .macRoman
            case .windows1251 where bytes.mayBeOneByteEach:
                source = try SourceText(utf8: bytes.transcoded(by: windows1251))
                encoding = .windows1251
            case .windows1252 where bytes.mayBeWindows1252, .latin1 where bytes.mayBeWindows1252:
                source = try SourceText(utf8: bytes.transcodedFromWindows1252)
                encoding = bytes.contains { (0x80...0x9F).contains($0) } ? .windows1252 : .latin1
            case nil where bytes.mayBeWindows1252:
                throw EncodingFault(
                    """
                    The file is not UTF-8, and its words are of no alphabet that can be told: it may be Chinese, Arabic or \
                    another language in an older encoding. Save it anew as “UTF-8 text”.
                    """
                )
            default: throw error
            }
        }
    }

    private static func utf8(fromUTF16 bytes: [UInt8]) throws(EncodingFault) -> [UInt8] {
        let isLittle = bytes[0] == 0xFF
        guard bytes.count.isMultiple(of: 2) else {
            throw EncodingFault(
                """
                The file is UTF-16 (it begins with its byte order mark) and ends in the middle of a character: it is \
                truncated. Save it anew, as “UTF-8 text” if you can.
                """
            )
        }
        let units = stride(from: 2, to: bytes.count, by: 2).map { index in
            isLittle
                ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
                : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
        }
        guard let text = String(validating: units, as: UTF16.self) else {
            throw EncodingFault(
                """
                The file begins with the byte order mark of UTF-16, and is not UTF-16: it holds half a surrogate pair. \
                Save it anew as “UTF-8 text”.
                """
            )
        }
        return Array(text.utf8)
    }
}

extension [UInt8] {
    /// The same text in UTF-8; nil when these bytes are none.
    public var asUTF8Text: [UInt8]? { try? DecodedText(self).source.bytes }
}
