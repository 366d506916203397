public import ConsultationModel

/// How many regions stand where on one recommendation.
public struct PositionCounts: Sendable, Hashable {
    /// By `Position.place`.
    private var counts = SIMD16<Int>()

    /// Counts these positions, one for each region that is entitled to answer.
    public init(_ positions: some Sequence<Position>) {
        for position in positions { counts[position.place] += 1 }
    }

    /// The counts given; a position that is left out counts 0. Nil when a count is below 0 or all together exceed `Int`.
    public init?(_ counts: [Position: Int]) {
        guard counts.values.sumOfCounts != nil else { return nil }
        for (position, count) in counts { self.counts[position.place] = count }
    }

    /// The number of regions in this position.
    public subscript(position: Position) -> Int { counts[position.place] }

    /// s: regions in support.
    public var support: Int { self[.stance(.support)] }
    /// q: regions in support under a condition, divided ones included.
    public var conditional: Int { self[.stance(.conditional)] + self[.divided] }
    /// o: regions in opposition.
    public var oppose: Int { self[.stance(.oppose)] }
    /// n = s + q + o: regions that take a position.
    public var answered: Int { support + conditional + oppose }
    /// N: regions entitled to a position.
    public var entitled: Int { counts.wrappedSum() }

    /// The same regions with every condition, and every divided region, counted as support.
    public var conditionsAsSupport: PositionCounts {
        var moved = self
        moved.counts[Position.stance(.conditional).place] = 0
        moved.counts[Position.divided.place] = 0
        moved.counts[Position.stance(.support).place] = support + conditional
        return moved
    }
}

extension Position {
    fileprivate var place: Int {
        switch self {
        case .stance(.support): 0
        case .stance(.conditional): 1
        case .divided: 2
        case .stance(.oppose): 3
        case .stance(.abstain): 4
        case .stance(.notApplicable): 5
        case .stance(.blank): 6
        case .stance(.unrecognised): 7
        case .missing: 8
        }
    }
}
