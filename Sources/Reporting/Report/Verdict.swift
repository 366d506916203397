import Consensus
public import ConsultationModel

/// What a reader takes away who reads nothing else.
public struct Verdict: Sendable, Hashable {
    /// The number of recommendations in each finding; all four together are all open recommendations.
    public let numbers: [Finding: Int]
    /// The number of recommendations at each level of the GNSO.
    let levels: [Level: Int]
    /// Names the rule, the counts, and who has not answered.
    public private(set) var sentence = ""
    /// The rule by which it is found.
    public let lead: ConsensusRule

    /// Sums up a report.
    public init(_ report: Report) {
        let items = report.openItems
        numbers = Dictionary(grouping: items, by: \.finding).mapValues(\.count)
        levels = Dictionary(grouping: items, by: \.assessment.level).mapValues(\.count)
        lead = report.consultation.rules.lead
        let words = report.words
        if items.allSatisfy(\.isUnanswered) {
            sentence = words.noAnswers(regions: report.consultation.regions.count, recommendations: total)
        } else {
            sentence = [words.sentence(of: self), words.silence(in: report)].compactMap { $0 }.joined(separator: " ")
        }
    }

    /// The number of recommendations.
    var total: Int { numbers.values.reduce(0, +) }

    /// The number of recommendations with this finding, at least 0.
    public subscript(finding: Finding) -> Int { numbers[finding] ?? 0 }

    /// The findings with a number worth showing: only the GNSO's levels find a consensus against.
    var shown: [Finding] {
        Finding.allCases.filter { finding in
            switch finding {
            case .favour, .open: true
            case .against: lead == .gnso
            case .unanswered: self[finding] > 0
            }
        }
    }
}

extension Report {
    /// What a reader takes away who reads nothing else.
    public var verdict: Verdict { Verdict(self) }
}
