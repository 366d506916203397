/// Markup under construction: literals are markup, everything interpolated is text and is escaped.
///
/// Text that changes its direction changes it back at its end, so that it cannot reorder what follows.
/// There is no way to turn text that is only known at run time into markup, so what came from a file cannot become any.
/// Interpolate into element content and into attribute values in double quotes only, never into a URL, style or script.
struct HTML: ExpressibleByStringInterpolation {
    /// The finished markup, in UTF-8.
    private(set) var bytes: [UInt8] = []

    init(stringLiteral literal: StaticString) {
        bytes.append(literal)
    }

    init(stringInterpolation interpolation: StringInterpolation) {
        bytes = interpolation.bytes
    }

    /// The finished markup.
    var markup: String { String(decoding: bytes, as: UTF8.self) }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var bytes: [UInt8] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + 32 * interpolationCount)
        }

        mutating func appendLiteral(_ literal: StaticString) {
            bytes.append(literal)
        }

        mutating func appendInterpolation(_ text: String) {
            if text.isPlain {
                if text.utf8Span.span.hasMarkup {
                    for byte in text.utf8 { append(byte) }
                } else {
                    bytes.append(contentsOf: text.utf8)
                }
                return
            }
            var directions: [String] = []
            for scalar in text.unicodeScalars {
                switch scalar {
                case "\u{202A}", "\u{202B}", "\u{202D}", "\u{202E}": directions.append("\u{202C}")
                case "\u{2066}"..."\u{2068}": directions.append("\u{2069}")
                default: break
                }
                switch scalar {
                case "\t", "\n", "\r": bytes.append(UInt8(ascii: scalar))
                case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}": bytes.append(contentsOf: "\u{FFFD}".utf8)
                default: for byte in scalar.utf8 { append(byte) }
                }
            }
            for end in directions.reversed() { bytes.append(contentsOf: end.utf8) }
        }

        /// Appends a byte of text.
        private mutating func append(_ byte: UInt8) {
            switch byte {
            case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "'"): bytes.append(contentsOf: "&#39;".utf8)
            default: bytes.append(byte)
            }
        }

        mutating func appendInterpolation(_ number: Int) {
            bytes.append(contentsOf: String(number).utf8)
        }

        mutating func appendInterpolation(_ html: HTML?) {
            if let html { bytes.append(contentsOf: html.bytes) }
        }

        mutating func appendInterpolation(_ parts: [HTML]) {
            for part in parts { bytes.append(contentsOf: part.bytes) }
        }
    }
}

extension Span<UInt8> {
    /// Whether text of these bytes has a sign that would be markup.
    fileprivate var hasMarkup: Bool {
        for index in indices {
            switch self[index] {
            case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"):
                return true
            default: break
            }
        }
        return false
    }
}
