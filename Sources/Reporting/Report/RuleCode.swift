import Consensus

/// A rule's outcome without its reason: the codes of `report.json`.
enum RuleCode: String, CaseIterable, Encodable {
    case met
    case notMet = "not-met"
    case notApplicable = "not-applicable"

    init(_ outcome: RuleOutcome) {
        self =
            switch outcome {
            case .met: .met
            case .notMet: .notMet
            case .notApplicable: .notApplicable
            }
    }
}
