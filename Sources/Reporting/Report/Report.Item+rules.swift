import Consensus
import ConsultationModel

extension Report.Item {
    /// Whether a count of the leading rule equals a threshold exactly.
    var isBorderline: Bool { rules.leading.result.isBorderline }

    /// What the leading rule finds.
    var finding: Finding { Finding(rules.leading.result) }

    /// Whether the GNSO's levels lead.
    var leadsByLevel: Bool { rules.leading.rule == .gnso }

    /// Whether the GNSO's level stands for the outcome: where it leads, and where no rule is applied for want of
    /// answers.
    var showsLevel: Bool { leadsByLevel || !rules.quorum.holds }

    /// The lines of each rule, the leading rule first.
    func ruleLines(in words: Words) -> [[RuleLine]] { rules.all.map { $0.lines(naming: assessment, in: words) } }
}
