import Consensus
import ConsultationModel

extension Report.Item {
    /// What the leading rule says, in full: the GNSO level, or "ALAC rule of thumb: not met".
    var headline: String {
        leadsByLevel || !rules.quorum.holds
            ? Labels.name(of: assessment) : "\(rules.leading.rule.name): \(rules.leading.result.words)"
    }

    /// The same in at most 26 columns, for a table (counts below 100).
    var shortHeadline: String {
        leadsByLevel || !rules.quorum.holds
            ? Labels.shortName(of: assessment) : "\(rules.leading.rule.shortName): \(rules.leading.result.words)"
    }

    /// Whether a count of the leading rule equals a threshold exactly.
    var isBorderline: Bool { rules.leading.result.isBorderline }

    /// What the leading rule finds.
    var finding: Finding { Finding(rules.leading.result) }

    /// Whether the GNSO's levels lead.
    var leadsByLevel: Bool { rules.leading.rule == .gnso }

    /// The lines of each rule, the leading rule first.
    var ruleLines: [[RuleLine]] { rules.all.map { $0.lines(naming: assessment) } }

    /// "11 rules side by side: 8 met, 2 not met, 1 not applicable".
    var ruleSummary: String {
        let outcomes = rules.all.map(\.result.words)
        let parts = ["met", "not met", "not applicable"].compactMap { words in
            let number = outcomes.count { $0 == words }
            return number == 0 ? nil : "\(number) \(words)"
        }
        return "\(Wording.count(outcomes.count, "rule")) side by side: \(parts.joined(separator: ", "))"
    }

    /// What the formulas' symbols stand for here.
    var symbols: String {
        let counts = assessment.counts
        return "s = \(counts.support) in support, q = \(counts.conditional) under conditions or divided, "
            + "o = \(counts.oppose) opposed; n = \(counts.answered) took a position, N = \(counts.entitled) entitled"
    }

    /// Why no rule is applied; nil where there are enough answers.
    var missedQuorum: String? {
        rules.quorum.holds
            ? nil : "No rule is applied, with too few answers: \(rules.quorum.condition) (\(rules.quorum.numbers))."
    }
}
