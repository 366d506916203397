/// How often each mark from 1 (against) to 9 (in favour) was given to one recommendation.
public struct NinePointMarks: Sendable, Hashable {
    /// Nine counts, for the marks from 1 to 9.
    public let counts: [Int]
    /// All marks together.
    public let total: Int

    /// Nil unless there are nine counts, none below 0, that together do not exceed `Int`.
    public init?(counts: [Int]) {
        guard counts.count == 9, let total = counts.sumOfCounts else { return nil }
        self.counts = counts
        self.total = total
    }

    /// Counts these marks. Nil when one is not from 1 to 9.
    public init?(_ marks: some Sequence<Int>) {
        var counts = Array(repeating: 0, count: 9)
        for mark in marks {
            guard (1...9).contains(mark) else { return nil }
            counts[mark - 1] += 1
        }
        self.init(counts: counts)
    }

    /// Their median and percentiles; nil when no mark was given.
    public var spread: MarkSpread? {
        guard total > 0 else { return nil }
        return MarkSpread(
            median: percentile(tenths: 5),
            lower: percentile(tenths: 3),
            upper: percentile(tenths: 7)
        )
    }

    /// A percentile in tenths of a mark, interpolated at the rank (total + 1)·p, as SPSS does; at least one mark is given.
    private func percentile(tenths: Int) -> Int {
        let (rank, rest) = ((Int128(total) + 1) * Int128(tenths)).quotientAndRemainder(dividingBy: 10)
        let (below, above) = (mark(at: rank), mark(at: rank + 1))
        return 10 * below + Int(rest) * (above - below)
    }

    /// The mark at this rank, from 1, when all are in order; the first or last where the rank lies outside.
    private func mark(at rank: Int128) -> Int {
        let rank = min(max(rank, 1), Int128(total))
        var seen: Int128 = 0
        for (index, count) in counts.enumerated() {
            seen += Int128(count)
            if seen >= rank { return index + 1 }
        }
        return 9
    }
}
