/// French text: a literal's space before ; : ! ? % or within « » becomes a narrow one that does not break. What is
/// interpolated stays as it is.
struct FrenchText: ExpressibleByStringInterpolation {
    /// The text with its spaces.
    let text: String

    init(stringLiteral literal: String) {
        text = Self.spaced(literal)
    }

    init(stringInterpolation interpolation: StringInterpolation) {
        text = interpolation.text
    }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }

        mutating func appendLiteral(_ literal: String) {
            text += FrenchText.spaced(literal)
        }

        mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            text += value.description
        }
    }

    private static func spaced(_ literal: String) -> String {
        guard literal.utf8.contains(UInt8(ascii: " ")) else { return literal }
        var text = String.UnicodeScalarView()
        var rest = literal.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            let isNarrow = scalar == " " && (text.last == "«" || rest.first.map(marks.contains) ?? false)
            text.append(isNarrow ? "\u{202F}" : scalar)
        }
        return String(text)
    }

    private static let marks: Set<Unicode.Scalar> = [";", ":", "!", "?", "%", "»"]
}
