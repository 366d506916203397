/// A file's bytes as UTF-8 without NUL, whatever encoding they came in.
struct DecodedText {
    /// The text.
    let source: SourceText
    /// What it was decoded from.
    let encoding: TextEncoding

    /// Decodes UTF-8, UTF-16 with a byte order mark, Windows-1252 and Latin-1.
    ///
    /// Bytes that are not UTF-8 are taken for Windows-1252 unless that leaves a doubt: bytes that mean nothing there,
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
            guard !error.isNUL, bytes.mayBeWindows1252 else { throw error }
            source = try SourceText(utf8: bytes.transcodedFromWindows1252)
            encoding = bytes.contains { (0x80...0x9F).contains($0) } ? .windows1252 : .latin1
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
