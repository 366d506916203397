/// How many answers fall on each step of an ordered scale.
public struct Distribution: Sendable, Hashable {
    /// One for each step, in order.
    public let counts: [Int]
    /// All answers.
    public let total: Int

    /// Nil without a step, when a count is below 0, or when all together exceed `Int`.
    public init?(_ counts: [Int]) {
        guard !counts.isEmpty, let total = counts.sumOfCounts else { return nil }
        self.counts = counts
        self.total = total
    }

    /// Three steps: opposition, conditions (divided regions included), support. What is no position is left out.
    public init(_ positions: PositionCounts) {
        counts = [positions.oppose, positions.conditional, positions.support]
        total = positions.answered
    }
}
