/// Markdown under construction: literals are markup, everything interpolated is text of one line and is escaped.
///
/// What came from a file cannot become markup: in GitHub's Markdown, in CommonMark and in Pandoc's.
struct Markdown: ExpressibleByStringInterpolation {
    /// The finished text, in UTF-8.
    private(set) var bytes: [UInt8] = []

    init(stringLiteral literal: StaticString) { bytes.append(literal) }

    init(stringInterpolation interpolation: StringInterpolation) { bytes = interpolation.bytes }

    /// The finished text.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    static func += (left: inout Markdown, right: Markdown) { left.bytes.append(contentsOf: right.bytes) }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var bytes: [UInt8] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + 32 * interpolationCount)
        }

        mutating func appendLiteral(_ literal: StaticString) { bytes.append(literal) }

        mutating func appendInterpolation(_ words: String) { bytes.append(escaping: words, startsLine: true) }

        /// Text that stands behind other text of the same line.
        mutating func appendInterpolation(inner words: String) { bytes.append(escaping: words, startsLine: false) }

        mutating func appendInterpolation(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

        mutating func appendInterpolation(_ markdown: Markdown?) {
            if let markdown { bytes.append(contentsOf: markdown.bytes) }
        }

        mutating func appendInterpolation(_ parts: [Markdown]) {
            for part in parts { bytes.append(contentsOf: part.bytes) }
        }
    }
}

extension [Markdown] {
    /// One after the other, with this between them.
    func joined(by separator: StaticString) -> Markdown {
        var joined: Markdown = ""
        for (index, part) in enumerated() {
            if index > 0 { joined += Markdown(stringLiteral: separator) }
            joined += part
        }
        return joined
    }
}

extension String {
    /// The text as one line. The white space at both ends stays: it may stand between words.
    fileprivate var oneLineWithEnds: String {
        if isEvenlySpaced { return self }
        let line = (first?.isWhitespace == true ? " " : "") + oneLine
        return line + (last?.isWhitespace == true && line.utf8.last != UInt8(ascii: " ") ? " " : "")
    }
}

extension [UInt8] {
    /// Appends the text as one line in which no sign is markup.
    fileprivate mutating func append(escaping words: String, startsLine: Bool) {
        let line = words.oneLineWithEnds
        let text = line.utf8Span.span
        let marker = startsLine ? text.listMarker : nil
        for index in text.indices {
            switch text[index] {
            case UInt8(ascii: "&"): append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "@"): append(contentsOf: "&#64;".utf8)
            case let byte:
                if index == marker || text.isMarkup(at: index) { append(UInt8(ascii: "\\")) }
                append(byte)
            }
        }
    }
}

extension Span<UInt8> {
    /// Where the sign stands that would make the line a point of a list or an underline: "1.", "(a)", "-"; nil where none
    /// does.
    fileprivate var listMarker: Int? {
        guard !isEmpty else { return nil }
        if "+-=:(%".utf8.contains(self[0]) { return 0 }
        var letters = 0
        while letters < Swift.min(9, count),
            (0x30...0x39).contains(self[letters]) || (0x41...0x5A).contains(self[letters] & 0xDF)
        {
            letters += 1
        }
        guard letters > 0, letters < count, self[letters] == UInt8(ascii: ".") || self[letters] == UInt8(ascii: ")")
        else { return nil }
        return letters
    }

    /// Whether the sign is or may begin markup anywhere in a line.
    fileprivate func isMarkup(at index: Int) -> Bool {
        func isW(_ index: Int) -> Bool { self[index] | 0x20 == UInt8(ascii: "w") }
        return switch self[index] {
        case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "|"), UInt8(ascii: "~"),
            UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "#"):
            true
        // An address, or a picture by its name.
        case UInt8(ascii: ":"): index + 1 < count && self[index + 1] != UInt8(ascii: " ")
        case UInt8(ascii: "."): index >= 3 && isW(index - 1) && isW(index - 2) && isW(index - 3)
        default: false
        }
    }
}
