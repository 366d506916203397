/// Where a region stands on one recommendation: a stance, or one of two states that only a region can be in.
public enum Position: Sendable, Hashable, CaseIterable, Codable {
    /// The stance of whoever speaks for the region, or the one that more than half of its respondents share, of
    /// those whose answer is understood.
    case stance(Stance)
    /// No one speaks for the region and its respondents share no stance by more than half. Counts as conditional.
    case divided
    /// No answer from this region is stored.
    case missing

    /// Every position, in the order in which reports list them.
    public static let allCases: [Position] = [
        .stance(.support), .stance(.conditional), .divided, .stance(.oppose), .stance(.abstain),
        .stance(.notApplicable), .stance(.blank), .stance(.unrecognised), .missing,
    ]

    /// The code used in `report.json` and in the database views: a stance's raw value, `divided` or `missing`.
    public var code: String {
        switch self {
        case .stance(let stance): stance.rawValue
        case .divided: "divided"
        case .missing: "missing"
        }
    }

    /// The position with this code; nil when there is none.
    public init?(code: String) {
        switch code {
        case "divided": self = .divided
        case "missing": self = .missing
        default:
            guard let stance = Stance(rawValue: code) else { return nil }
            self = .stance(stance)
        }
    }

    /// Reads the code as written by `encode(to:)`. Throws `DecodingError` for a code that does not exist.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let code = try container.decode(String.self)
        guard let position = Position(code: code) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no position has the code \(code)")
        }
        self = position
    }

    /// Writes the code as one string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}
