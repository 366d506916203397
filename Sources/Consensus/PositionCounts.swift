public import ConsultationModel

/// How many regions stand where on one recommendation.
public struct PositionCounts: Sendable, Hashable {
    private var counts: [Position: Int] = [:]

    /// Counts these positions, one for each region that is entitled to answer.
    public init(_ positions: some Sequence<Position>) {
        for position in positions { counts[position, default: 0] += 1 }
    }

    /// The counts given; a position that is left out counts 0. Nil when a count is below 0 or all together exceed `Int`.
    public init?(_ counts: [Position: Int]) {
        guard counts.values.sumOfCounts != nil else { return nil }
        self.counts = counts.filter { $0.value != 0 }
    }

    /// The number of regions in this position.
    public subscript(position: Position) -> Int { counts[position] ?? 0 }

    /// s: regions in support.
    public var support: Int { self[.stance(.support)] }
    /// q: regions in support under a condition, divided ones included.
    public var conditional: Int { self[.stance(.conditional)] + self[.divided] }
    /// o: regions in opposition.
    public var oppose: Int { self[.stance(.oppose)] }
    /// n = s + q + o: regions that take a position.
    public var answered: Int { support + conditional + oppose }
    /// N: regions entitled to a position.
    public var entitled: Int { counts.values.reduce(0, +) }

    /// The same regions with every condition, and every divided region, counted as support.
    public var conditionsAsSupport: PositionCounts {
        var moved = self
        moved.counts[.stance(.conditional)] = nil
        moved.counts[.divided] = nil
        moved.counts[.stance(.support)] = support + conditional
        return moved
    }
}
