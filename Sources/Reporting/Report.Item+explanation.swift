import Consensus
import ConsultationModel

extension Report.Item {
    /// The sentences that say why the level is what it is, with the numbers put in.
    func explanation(under rules: ConsensusRules) -> String {
        let counts = assessment.counts
        let (s, q, o, n) = (counts.support, counts.conditional, counts.oppose, counts.answered)
        let small = rules.smallMinority
        if !leadsByLevel, assessment.level != .tooFewAnswers { return leadingExplanation }
        let sentence =
            switch assessment.level {
            case .fullConsensus: unanimous("support", "supports")
            case .fullConsensusAgainst: unanimous("oppose", "opposes")
            case .consensus where o == 0: "\(sides(supportFirst: true)), none opposes."
            case .consensusAgainst where s == 0: "\(sides(supportFirst: false)), none supports."
            case .consensus, .consensusAgainst:
                "\(sides(supportFirst: s >= o)); a minority of at most \(small) is small"
                    + (assessment.isBorderline ? " (exactly \(small): borderline)." : ".")
            case .strongSupport, .strongOpposition:
                "\(sides(supportFirst: s >= o)); \(min(s, o)) of \(n) is more than a small minority (at most \(small))."
            case .divergence:
                "\(sides(supportFirst: s >= o)); neither support nor opposition is more than half"
                    + (assessment.isBorderline ? " (exactly half: borderline)." : ".")
            case .tooFewAnswers:
                "\(n == 0 ? "None" : String(n)) of \(Wording.count(counts.entitled, "entitled region")) "
                    + "took a position; a \(leadsByLevel ? "level" : "rule") needs more than \(rules.quorum)"
                    + (assessment.isBorderline ? " (exactly \(rules.quorum): borderline)." : ".")
            }
        guard q > 0, assessment.level != .tooFewAnswers else { return sentence }
        return sentence + " Support is \(s) of \(n); with conditions counted as support, \(s + q) of \(n)."
    }

    /// The same where a rule without levels leads; the GNSO's level stands beside it.
    private var leadingExplanation: String {
        let counts = assessment.counts
        let result = rules.leading.result
        let why =
            switch result.outcome {
            case .notApplicable(let obstacle): "Not applicable: \(obstacle)"
            case .met, .notMet: "Needed: \(result.formula)"
            }
        return
            "\(sides(supportFirst: counts.support >= counts.oppose)). \(why)\(result.isBorderline ? ": borderline" : "")."
            + " GNSO level: \(Labels.name(of: assessment))."
    }

    /// Whether no region has an answer to it.
    var isUnanswered: Bool { assessment.counts[.missing] == regions.count }

    /// The regions on the other side of the level, which the guidelines want named, as indices into `regions`; none
    /// where the level takes no side.
    var minority: [Int] {
        switch assessment.level {
        case .consensus, .strongSupport: regions.indices.filter { regions[$0].position == .stance(.oppose) }
        case .consensusAgainst, .strongOpposition: regions.indices.filter { regions[$0].position == .stance(.support) }
        default: []
        }
    }

    /// The regions whose answer depends on a condition, the divided ones included, as indices into `regions`.
    var conditional: [Int] {
        regions.indices.filter { [.stance(.conditional), .divided].contains(regions[$0].position) }
    }

    private func unanimous(_ plural: String, _ singular: String) -> String {
        let (n, entitled) = (assessment.counts.answered, assessment.counts.entitled)
        if n == entitled { return n == 1 ? "The one region \(singular)." : "All \(n) regions \(plural)." }
        let who =
            n == 1
            ? "The one region that took a position \(singular)" : "All \(n) regions that took a position \(plural)"
        return "\(who) (\(n) of \(entitled) entitled)."
    }

    /// "4 of 5 regions support, 1 opposes", with the second denominator where silence makes it differ.
    private func sides(supportFirst: Bool) -> String {
        let counts = assessment.counts
        let (n, entitled) = (counts.answered, counts.entitled)
        func clause(_ number: Int, _ singular: String, _ plural: String) -> String? {
            number == 0 ? nil : "\(number) \(number == 1 ? singular : plural)"
        }
        let lead = supportFirst ? counts.support : counts.oppose
        let plural = supportFirst ? "support" : "oppose"
        let verb = lead == 1 ? "\(plural)s" : plural
        let among =
            n == entitled
            ? "\(lead) of \(Wording.count(n, "region")) \(verb)"
            : "\(lead) of \(Wording.count(n, "region")) that took a position \(verb) (\(lead) of \(entitled) entitled)"
        let others = [
            clause(counts[.stance(.conditional)], "sets conditions", "set conditions"),
            clause(counts[.divided], "is divided", "are divided"),
            supportFirst
                ? clause(counts.oppose, "opposes", "oppose") : clause(counts.support, "supports", "support"),
        ]
        return ([among] + others.compactMap { $0 }).joined(separator: ", ")
    }
}
