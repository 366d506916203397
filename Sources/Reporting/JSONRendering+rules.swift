import Consensus
import ConsultationModel

extension JSONRendering {
    /// The settings of the consultation's rules, under the keys of its file.
    struct Rules: Encodable {
        let settings: ConsensusRules

        private enum CodingKeys: String, CodingKey {
            case lead, quorum
            case smallMinority = "small_minority"
            case alacSupport = "alac_support"
            case naraloOpposition = "naralo_opposition"
            case isoApproval = "iso_approval"
            case isoDisapproval = "iso_disapproval"
            case ieeeApproval = "ieee_approval"
            case apacheSupport = "apache_support"
            case delphiSupport = "delphi_support"
            case cosSupport = "cos_support"
            case cosOpposition = "cos_opposition"
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(settings.lead, forKey: .lead)
            try container.encode(settings.quorum, forKey: .quorum)
            try container.encode(settings.smallMinority, forKey: .smallMinority)
            try container.encode(settings.alacSupport, forKey: .alacSupport)
            try container.encode(settings.naraloOpposition, forKey: .naraloOpposition)
            try container.encode(settings.isoApproval, forKey: .isoApproval)
            try container.encode(settings.isoDisapproval, forKey: .isoDisapproval)
            try container.encode(settings.ieeeApproval, forKey: .ieeeApproval)
            try container.encode(settings.apacheSupport, forKey: .apacheSupport)
            try container.encode(settings.delphiSupport, forKey: .delphiSupport)
            try container.encode(settings.cosSupport, forKey: .cosSupport)
            try container.encode(settings.cosOpposition, forKey: .cosOpposition)
        }
    }

    /// One rule's result on one recommendation; what does not differ or does not apply is left out.
    struct Rule: Encodable {
        let rule: ConsensusRule
        let name: String
        let result: Result
        let conditionsAsSupport: Result?
        let otherDenominator: Result?

        enum CodingKeys: String, CodingKey {
            case rule, name, result
            case conditionsAsSupport = "conditions_as_support"
            case otherDenominator = "other_denominator"
        }

        init(_ applied: AppliedRule, in words: Words) {
            rule = applied.rule
            name = words.name(of: applied.rule)
            result = Result(applied.result, in: words)
            conditionsAsSupport = applied.conditionsAsSupport.map { Result($0, in: words) }
            otherDenominator = applied.otherDenominator.map { Result($0, in: words) }
        }
    }

    struct Result: Encodable {
        let outcome: String
        let reason: String?
        let level: Level?
        let borderline: Bool
        let comparisons: [Comparison]

        init(_ result: RuleResult, in words: Words) {
            outcome = RuleCode(result.outcome).rawValue
            if case .notApplicable(let obstacle) = result.outcome {
                reason = words.reason(of: obstacle)
            } else {
                reason = nil
            }
            level = result.level
            borderline = result.isBorderline
            comparisons = result.comparisons.map {
                Comparison(condition: $0.condition, numbers: $0.numbers, holds: $0.holds)
            }
        }
    }

    struct Comparison: Encodable {
        let condition: String
        let numbers: String
        let holds: Bool
    }
}
