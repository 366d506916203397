/// How two numbers of a rule's formula have to compare.
enum Relation: String, Sendable, Hashable {
    case equal = "="
    case moreThan = ">"
    case atLeast = "≥"
    case lessThan = "<"
    case atMost = "≤"

    /// Whether the two numbers compare so.
    func holds(_ left: Int128, _ right: Int128) -> Bool {
        switch self {
        case .equal: left == right
        case .moreThan: left > right
        case .atLeast: left >= right
        case .lessThan: left < right
        case .atMost: left <= right
        }
    }

    /// The sign that stands between two numbers that do not compare so.
    var opposite: String {
        switch self {
        case .equal: "≠"
        case .moreThan: Self.atMost.rawValue
        case .atLeast: Self.lessThan.rawValue
        case .lessThan: Self.atLeast.rawValue
        case .atMost: Self.moreThan.rawValue
        }
    }
}
