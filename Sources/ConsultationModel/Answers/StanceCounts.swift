/// How many current answers there are of each stance.
public struct StanceCounts: Sendable, Hashable {
    /// By `Stance.place`; there are many of these, which a dictionary each would be slow for.
    private var counts = SIMD8<Int>()

    /// No answers.
    public init() {}

    /// The counts given; a stance that is left out counts 0.
    public init(_ counts: [Stance: Int]) {
        for (stance, count) in counts { self[stance] = count }
    }

    /// The number of answers with this stance, at least 0.
    public subscript(stance: Stance) -> Int {
        get { counts[stance.place] }
        set { counts[stance.place] = newValue }
    }

    /// All answers together.
    public var total: Int { counts.wrappedSum() }
}

extension Stance {
    fileprivate var place: Int {
        switch self {
        case .support: 0
        case .conditional: 1
        case .oppose: 2
        case .abstain: 3
        case .notApplicable: 4
        case .blank: 5
        case .unrecognised: 6
        }
    }
}
