/// Which regions a share is a share of.
enum Denominator: Sendable, Hashable {
    /// n: those that take a position.
    case answered
    /// N: those entitled to one.
    case entitled

    /// The other of the two.
    var other: Denominator { self == .answered ? .entitled : .answered }

    /// The number with its symbol.
    func quantity(in counts: PositionCounts) -> Quantity {
        switch self {
        case .answered: Quantity("n", counts.answered)
        case .entitled: Quantity("N", counts.entitled)
        }
    }
}
