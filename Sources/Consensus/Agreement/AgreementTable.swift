public import ConsultationModel

/// How often two respondents, or two regions, answered what: a square table, a row for each step of the first and a
/// column for each step of the second.
public struct AgreementTable: Sendable, Hashable {
    /// Rows of counts.
    public let counts: [[Int]]
    /// What both answered.
    public let shared: Int
    /// What both answered equally.
    public let equal: Int

    /// Nil when the table is not square, when a count is below 0, or when all together exceed `Int`.
    public init?(_ counts: [[Int]]) {
        guard counts.allSatisfy({ $0.count == counts.count }), let shared = counts.joined().sumOfCounts
        else { return nil }
        self.counts = counts
        self.shared = shared
        equal = counts.indices.reduce(0) { $0 + counts[$1][$1] }
    }

    /// Compares two regions' positions on the same recommendations, in the same order. Shared is where both take a
    /// position: opposition, conditions (divided regions included) or support.
    public init(_ first: some Sequence<Position>, _ second: some Sequence<Position>) {
        let none = Array(repeating: 0, count: Position.stepCount)
        var counts = Array(repeating: none, count: Position.stepCount)
        var shared = 0
        for (first, second) in zip(first, second) {
            guard let row = first.step, let column = second.step else { continue }
            counts[row][column] += 1
            shared += 1
        }
        self.counts = counts
        self.shared = shared
        equal = counts.indices.reduce(0) { $0 + counts[$1][$1] }
    }

    /// The share answered equally, from 0 to 1.
    public var rawAgreement: Coefficient {
        shared == 0 ? .undefined(.noSharedAnswers) : .value(Double(equal) / Double(shared))
    }

    /// Cohen's kappa with linear weights, from -1 over 0 (as by chance) to 1 (all equal): 1 - Σ|i-j|·nᵢⱼ·n / Σ|i-j|·nᵢ·nⱼ.
    ///
    /// Source: Cohen, Weighted kappa, Psychological Bulletin 70, 1968.
    public var weightedKappa: Coefficient {
        guard shared > 0 else { return .undefined(.noSharedAnswers) }
        let rows = counts.map { $0.reduce(0) { $0 + Double($1) } }
        let columns = counts.indices.map { column in counts.reduce(0) { $0 + Double($1[column]) } }
        var (observed, expected) = (0.0, 0.0)
        for row in rows.indices {
            for column in columns.indices {
                let weight = Double(abs(row - column))
                observed += weight * Double(counts[row][column])
                expected += weight * rows[row] * columns[column]
            }
        }
        guard expected > 0 else { return .undefined(.allEqual) }
        return .value(min(max(1 - Double(shared) * observed / expected, -1), 1))
    }
}
