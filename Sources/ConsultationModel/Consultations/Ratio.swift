/// A share between 0 and 1 as two whole numbers, written "1/5". Comparisons multiply; they never divide.
public struct Ratio: Sendable, Hashable, Codable, CustomStringConvertible {
    /// At least 0 and at most `denominator`.
    public let numerator: Int
    /// At least 1.
    public let denominator: Int

    /// Traps unless 0 <= numerator <= denominator and denominator > 0; text from outside goes through `init(parsing:)`.
    public init(_ numerator: Int, _ denominator: Int) {
        precondition(denominator > 0 && (0...denominator).contains(numerator))
        self.numerator = numerator
        self.denominator = denominator
    }

    /// Reads "1/5"; nil for anything else, for a share above 1, and for numbers over a million.
    public init?(parsing text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let numerator = Int(parts[0]), let denominator = Int(parts[1]),
            (1...1_000_000).contains(denominator), (0...denominator).contains(numerator)
        else { return nil }
        self.init(numerator, denominator)
    }

    /// Reads the text form. Throws `DecodingError` when it is not a ratio.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let ratio = Ratio(parsing: text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "found \"\(text)\", expected a share such as \"1/5\", at most 1"
            )
        }
        self = ratio
    }

    /// Writes the text form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// "1/5".
    public var description: String { "\(numerator)/\(denominator)" }
}
