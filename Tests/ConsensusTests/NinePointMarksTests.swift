import Consensus
import ConsultationModel
import Testing

@Suite struct NinePointMarksTests {
    private func applied(_ marks: [Int]) -> RuleResult {
        let evidence = RuleEvidence(marks: NinePointMarks(marks))
        return AppliedRule(.randUCLA, to: PositionCounts(5, 0, 0), evidence: evidence).result
    }

    @Test(
        arguments: [
            ([9, 9, 9, 9, 9], .met, "median ≥ 6.5, 9 ≥ 6.5; IPR ≤ IPRAS, 0 ≤ 8.35"),
            ([1, 1, 1, 9, 9, 9], .notMet, "median ≥ 6.5, 5 < 6.5; IPR ≤ IPRAS, 8 > 2.35"),
            ([5, 5, 5], .notMet, "median ≥ 6.5, 5 < 6.5; IPR ≤ IPRAS, 0 ≤ 2.35"),
            ([6, 7], .met, "median ≥ 6.5, 6.5 ≥ 6.5; IPR ≤ IPRAS, 1 ≤ 4.6"),
            ([1, 1, 1, 7, 8, 9, 9], .notMet, "median ≥ 6.5, 7 ≥ 6.5; IPR ≤ IPRAS, 7.6 > 2.65"),
            ([7], .met, "median ≥ 6.5, 7 ≥ 6.5; IPR ≤ IPRAS, 0 ≤ 5.35"),
        ] as [([Int], RuleOutcome, String)]
    )
    func `a panel's marks are appropriate when their median is high and they do not disagree`(
        marks: [Int],
        outcome: RuleOutcome,
        formula: String
    ) {
        #expect(applied(marks).outcome == outcome)
        #expect(applied(marks).formula == formula)
    }

    @Test func `a median on the line is borderline`() {
        #expect(applied([6, 7]).isBorderline)
        #expect(!applied([7]).isBorderline)
    }

    @Test func `what is no mark is refused, and no marks have no spread`() {
        #expect(NinePointMarks([0]) == nil)
        #expect(NinePointMarks([10]) == nil)
        #expect(NinePointMarks(counts: [1, 2]) == nil)
        #expect(NinePointMarks(counts: [-1, 0, 0, 0, 0, 0, 0, 0, 1]) == nil)
        #expect(NinePointMarks(counts: [.max, 0, 0, 0, 0, 0, 0, 0, 1]) == nil)
        #expect(NinePointMarks([])?.spread == nil)
        #expect(applied([]).outcome == .notApplicable(.noMarks))
    }

    @Test func `percentiles agree with those of the marks in a row`() throws {
        var random = RandomNumbers(seed: 8)
        for _ in 0..<500 {
            let count = Int.random(in: 1...25, using: &random)
            let marks = (0..<count).map { _ in Int.random(in: 1...9, using: &random) }.sorted()
            func percentile(_ share: Double) -> Double {
                let rank = min(max(Double(count + 1) * share, 1), Double(count))
                let below = Int(rank)
                return Double(marks[below - 1]) + (rank - Double(below))
                    * Double(marks[min(below, count - 1)] - marks[below - 1])
            }
            let spread = try #require(NinePointMarks(marks)?.spread)
            let (lower, upper) = (percentile(0.3), percentile(0.7))
            #expect(abs(Double(spread.median) / 10 - percentile(0.5)) < 1e-9)
            #expect(abs(Double(spread.lower) / 10 - lower) < 1e-9)
            #expect(abs(Double(spread.upper) / 10 - upper) < 1e-9)
            #expect(abs(Double(spread.adjustedRange) / 1000 - (2.35 + 1.5 * abs(5 - (lower + upper) / 2))) < 1e-9)
        }
    }
}
