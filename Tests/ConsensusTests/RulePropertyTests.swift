import Consensus
import ConsultationModel
import Testing

@Suite struct RulePropertyTests {
    /// Every rule again, as the field states it: in quotients, which are exact enough for counts this small only because
    /// a hundred thousandth lies between any two of them.
    private func isMet(_ rule: ConsensusRule, s: Double, q: Double, o: Double, entitled: Double) -> Bool? {
        let n = s + q + o
        let close = 0.00001
        guard n / entitled > 0.5 + close else { return nil }
        switch rule {
        case .gnso: return s == n || s / n > 0.5 + close && o / n < 0.2 + close
        case .alac: return s / entitled > 0.8 - close
        case .naralo: return o / n < 0.1 - close
        case .iso: return s + o == 0 ? nil : s / (s + o) > 2.0 / 3 - close && o / n < 0.25 + close
        case .ieee: return s + o == 0 ? nil : s / (s + o) > 0.75 - close
        case .w3c: return s > 0 && o == 0
        case .apache: return s >= 3 && o == 0
        case .delphi: return s / n > 0.75 - close
        case .cos: return s / n > 0.7 - close && o / n < 0.15 - close
        case .randUCLA: return nil
        case .rfc7282: return q + o == 0 ? true : nil
        }
    }

    @Test func `rules agree with a plain computation in quotients`() {
        var random = RandomNumbers(seed: 5)
        for _ in 0..<3_000 {
            let limit = Int.random(in: 1...40, using: &random)
            let (s, q, o, silent) = (
                Int.random(in: 0...limit, using: &random), Int.random(in: 0...limit, using: &random),
                Int.random(in: 0...limit, using: &random), Int.random(in: 0...limit, using: &random)
            )
            for row in RuleTable(PositionCounts(s, q, o, silent: silent)).all {
                let expected: Bool? =
                    s + q + o == 0
                    ? nil
                    : isMet(
                        row.rule,
                        s: Double(s),
                        q: Double(q),
                        o: Double(o),
                        entitled: Double(s + q + o + silent)
                    )
                let found: Bool? =
                    switch row.result.outcome {
                    case .met: true
                    case .notMet: false
                    case .notApplicable: nil
                    }
                #expect(found == expected, "\(row.rule) of \(s), \(q), \(o), \(silent)")
            }
        }
    }

    @Test func `the order of regions changes nothing`() {
        var random = RandomNumbers(seed: 6)
        for _ in 0..<200 {
            let positions = (0..<9).compactMap { _ in Position.allCases.randomElement(using: &random) }
            #expect(
                RuleTable(PositionCounts(positions)) == RuleTable(PositionCounts(positions.shuffled(using: &random)))
            )
        }
    }

    @Test func `many times as many regions of each position have the same outcome where nothing but shares matters`() {
        var random = RandomNumbers(seed: 7)
        for _ in 0..<300 {
            let counts = Position.allCases.map { ($0, Int.random(in: 0...4, using: &random)) }
            func table(_ factor: Int) -> RuleTable? {
                PositionCounts(Dictionary(uniqueKeysWithValues: counts.map { ($0, $1 * factor) })).map { RuleTable($0) }
            }
            for (one, many) in zip(table(1)?.all ?? [], table(1_000)?.all ?? []) where one.rule != .apache {
                if case .notApplicable(.tooFewAnswers) = one.result.outcome {
                    guard case .notApplicable(.tooFewAnswers) = many.result.outcome else {
                        Issue.record("\(one.rule): \(many.result.outcome)")
                        continue
                    }
                } else {
                    #expect(one.result.outcome == many.result.outcome)
                }
                #expect(one.result.isBorderline == many.result.isBorderline)
                #expect(one.result.level == many.result.level)
            }
        }
    }

    @Test func `huge counts are compared exactly`() throws {
        let fifth = Int.max / 5
        var counts: [Position: Int] = [.stance(.support): 4 * fifth, .stance(.oppose): fifth]
        let exact = AppliedRule(.alac, to: try #require(PositionCounts(counts)))
        #expect(exact.result.outcome == .met)
        #expect(exact.result.isBorderline)
        counts[.missing] = 1
        let less = AppliedRule(.alac, to: try #require(PositionCounts(counts)))
        #expect(less.result.outcome == .notMet)
        #expect(!less.result.isBorderline)
    }

    @Test(arguments: Position.allCases)
    func `no count is too large or too small for any rule`(position: Position) throws {
        var rules = ConsensusRules.standard
        rules.smallMinority = Ratio(999_999, 1_000_000)
        rules.alacSupport = Ratio(Int.max - 1, Int.max)
        for other in Position.allCases where other != position {
            for (one, two) in [(0, 0), (0, 1), (1, 0), (1, 1), (Int.max, 0), (Int.max - 1, 1), (1, Int.max - 1)] {
                let counts = try #require(PositionCounts([position: one, other: two]))
                let evidence = RuleEvidence(
                    marks: NinePointMarks(counts: [one, 0, 0, 0, 0, 0, 0, 0, two]),
                    answeredObjections: .max,
                    answeredConditions: .min
                )
                for row in RuleTable(counts, rules: rules, evidence: evidence).all {
                    for result in [row.result, row.conditionsAsSupport, row.otherDenominator].compactMap(\.self) {
                        #expect(result.comparisons.allSatisfy { !$0.numbers.isEmpty && !$0.condition.isEmpty })
                    }
                }
            }
        }
    }

    @Test func `counts that are none are refused`() {
        #expect(PositionCounts([.missing: -1]) == nil)
        #expect(PositionCounts([.missing: .max, .divided: 1]) == nil)
        #expect(PositionCounts([.missing: 0]) == PositionCounts([]))
    }
}
