/// Agreement among all who answer over all recommendations, beyond what chance would bring: Krippendorff's alpha, from
/// -1 over 0 (as by chance) to 1 (full agreement).
///
/// A missing answer is simply not counted; a recommendation with fewer than two answers has nothing to compare. Whoever
/// answers is exchangeable, so that the counts of each recommendation are enough.
///
/// Source: Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011.
public struct Reliability: Sendable, Hashable {
    /// The recommendations with two answers or more.
    private let units: [Distribution]
    /// The answers in them by step.
    private let totals: [Double]

    /// Takes one distribution for each recommendation, on the same scale; a shorter one lacks the last steps.
    public init(_ recommendations: [Distribution]) {
        units = recommendations.filter { $0.total > 1 }
        var totals: [Double] = Array(repeating: 0, count: units.map(\.counts.count).max() ?? 0)
        for unit in units {
            for (step, count) in unit.counts.enumerated() { totals[step] += Double(count) }
        }
        self.totals = totals
    }

    /// Alpha where any two different steps differ equally.
    public var nominal: Coefficient {
        alpha { first, second in first == second ? 0 : 1 }
    }

    /// Alpha where two steps differ by the answers between them: the square of the distance between the steps' middle
    /// ranks.
    public var ordinal: Coefficient {
        var ranks: [Double] = []
        var below = 0.0
        for total in totals {
            ranks.append(below + total / 2)
            below += total
        }
        return alpha { first, second in (ranks[first] - ranks[second]) * (ranks[first] - ranks[second]) }
    }

    /// 1 - Dₒ/Dₑ: the difference found within recommendations over the one expected among all answers.
    private func alpha(_ difference: (Int, Int) -> Double) -> Coefficient {
        guard !units.isEmpty else { return .undefined(.noSharedAnswers) }
        let expected = Self.disagreement(totals, difference)
        guard expected > 0 else { return .undefined(.allEqual) }
        let observed = units.reduce(0) { sum, unit in
            sum + Self.disagreement(unit.counts.map(Double.init), difference) / Double(unit.total - 1)
        }
        let answers = totals.reduce(0, +)
        return .value(min(max(1 - (answers - 1) * observed / expected, -1), 1))
    }

    /// The sum of differences over all pairs of answers.
    private static func disagreement(_ counts: [Double], _ difference: (Int, Int) -> Double) -> Double {
        let taken = counts.indices.filter { counts[$0] > 0 }
        var sum = 0.0
        for (place, first) in taken.enumerated() {
            for second in taken[(place + 1)...] {
                sum += counts[first] * counts[second] * difference(first, second)
            }
        }
        return sum
    }
}
