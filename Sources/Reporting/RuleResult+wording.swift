import Consensus

extension RuleResult {
    /// "met", "not met", "not applicable".
    var words: String {
        switch outcome {
        case .met: "met"
        case .notMet: "not met"
        case .notApplicable: "not applicable"
        }
    }

    /// The conditions with the numbers put in: "s/N ≥ 4/5 (5·4 ≥ 4·5: 20 ≥ 20)".
    var formula: String {
        comparisons.map { "\($0.condition) (\($0.numbers))" }.joined(separator: "; ")
    }
}
