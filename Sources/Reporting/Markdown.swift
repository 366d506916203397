/// Markdown under construction: literals are markup, everything interpolated is text of one line and is escaped.
///
/// What came from a file cannot become markup: in GitHub's Markdown, in CommonMark and in Pandoc's.
struct Markdown: ExpressibleByStringInterpolation {
    /// The finished text.
    private(set) var text: String

    init(stringLiteral literal: StaticString) { text = literal.description }

    init(stringInterpolation interpolation: StringInterpolation) { text = interpolation.text }

    static func += (left: inout Markdown, right: Markdown) { left.text += right.text }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 32 * interpolationCount)
        }

        mutating func appendLiteral(_ literal: StaticString) { text += literal.description }

        mutating func appendInterpolation(_ words: String) { text += words.escapedForMarkdown(startsLine: true) }

        /// Text that stands behind other text of the same line.
        mutating func appendInterpolation(inner words: String) {
            text += words.escapedForMarkdown(startsLine: false)
        }

        mutating func appendInterpolation(_ number: Int) { text += String(number) }

        mutating func appendInterpolation(_ markdown: Markdown?) {
            if let markdown { text += markdown.text }
        }

        mutating func appendInterpolation(_ parts: [Markdown]) {
            for part in parts { text += part.text }
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
    /// The text as one line in which no sign is markup.
    fileprivate func escapedForMarkdown(startsLine: Bool) -> String {
        var text: [UInt8] = []
        // The white space at both ends stays: it may stand between words.
        if !isSingleSpaced, first?.isWhitespace == true { text.append(UInt8(ascii: " ")) }
        text.append(contentsOf: oneLine.utf8)
        if !isSingleSpaced, last?.isWhitespace == true, text.last != UInt8(ascii: " ") {
            text.append(UInt8(ascii: " "))
        }
        var escaped: [UInt8] = []
        escaped.reserveCapacity(text.count + text.count / 8 + 2)
        let marker = startsLine ? text.listMarker : nil
        for (index, byte) in text.enumerated() {
            switch byte {
            case UInt8(ascii: "&"): escaped.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): escaped.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): escaped.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "@"): escaped.append(contentsOf: "&#64;".utf8)
            default:
                if index == marker || text.isMarkup(at: index) { escaped.append(UInt8(ascii: "\\")) }
                escaped.append(byte)
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }
}

extension [UInt8] {
    /// Where the sign stands that would make the line a point of a list or an underline: "1.", "(a)", "-"; nil where none
    /// does.
    fileprivate var listMarker: Int? {
        guard let first else { return nil }
        if "+-=:(%".utf8.contains(first) { return 0 }
        let letters = prefix(9).prefix { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) }.count
        guard letters > 0, letters < count, self[letters] == UInt8(ascii: ".") || self[letters] == UInt8(ascii: ")")
        else { return nil }
        return letters
    }

    /// Whether the sign is or may begin markup anywhere in a line.
    fileprivate func isMarkup(at index: Int) -> Bool {
        switch self[index] {
        case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "|"), UInt8(ascii: "~"),
            UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "#"):
            true
        // An address, or a picture by its name.
        case UInt8(ascii: ":"): index + 1 < count && self[index + 1] != UInt8(ascii: " ")
        case UInt8(ascii: "."):
            index >= 3 && self[(index - 3)..<index].allSatisfy { $0 | 0x20 == UInt8(ascii: "w") }
        default: false
        }
    }
}
