import Consensus
import ConsultationModel

extension JSONRendering {
    /// The settings of the consultation's rules, under the keys of its file.
    var settings: JSON {
        let rules = report.consultation.rules
        func share(_ ratio: Ratio) -> JSON { JSON(ratio.description) }
        return [
            "lead": JSON(rules.lead),
            "quorum": share(rules.quorum),
            "small_minority": share(rules.smallMinority),
            "alac_support": share(rules.alacSupport),
            "naralo_opposition": share(rules.naraloOpposition),
            "iso_approval": share(rules.isoApproval),
            "iso_disapproval": share(rules.isoDisapproval),
            "ieee_approval": share(rules.ieeeApproval),
            "apache_support": JSON(rules.apacheSupport),
            "delphi_support": share(rules.delphiSupport),
            "cos_support": share(rules.cosSupport),
            "cos_opposition": share(rules.cosOpposition),
        ]
    }

    /// One rule's result on one recommendation; what does not differ or does not apply is left out.
    func rule(_ applied: AppliedRule) -> JSON {
        .present([
            "conditions_as_support": applied.conditionsAsSupport.map(result),
            "name": JSON(words.name(of: applied.rule)),
            "other_denominator": applied.otherDenominator.map(result),
            "result": result(applied.result),
            "rule": JSON(applied.rule),
        ])
    }

    private func result(_ result: RuleResult) -> JSON {
        var reason: JSON?
        if case .notApplicable(let obstacle) = result.outcome { reason = JSON(words.reason(of: obstacle)) }
        return .present([
            "borderline": JSON(result.isBorderline),
            "comparisons": .array(
                result.comparisons.map {
                    ["condition": JSON($0.condition), "holds": JSON($0.holds), "numbers": JSON($0.numbers)]
                }
            ),
            "level": result.level.map { JSON($0) },
            "outcome": JSON(RuleCode(result.outcome)),
            "reason": reason,
        ])
    }
}
