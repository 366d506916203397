import Consensus
public import ConsultationModel

/// What a reader takes away who reads nothing else.
public struct Verdict: Sendable, Hashable {
    /// The number of recommendations in each finding; all four together are all recommendations.
    public let numbers: [Finding: Int]
    /// Names the rule, the counts, and who has not answered.
    public let sentence: String
    /// The rule by which it is found.
    public let lead: ConsensusRule

    /// Sums up a report.
    public init(_ report: Report) {
        var findings: [Finding: Int] = [:]
        var levels: [Level: Int] = [:]
        for item in report.items {
            findings[item.finding, default: 0] += 1
            levels[item.assessment.level, default: 0] += 1
        }
        numbers = findings
        lead = report.consultation.rules.lead
        let regions = report.consultation.regions.count
        let total = report.items.count
        if report.items.allSatisfy({ $0.assessment.counts[.missing] == regions }) {
            sentence =
                "No answers yet: \(Wording.count(regions, "region is", "regions are")) asked about "
                + "\(Wording.count(total, "recommendation"))."
        } else {
            sentence = Self.sumUp(findings, levels, total, by: lead) + Self.silence(in: report)
        }
    }

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

    /// The finding's label; a leading rule without levels may be not applicable for other reasons than silence.
    func label(of finding: Finding) -> String { Self.label(of: finding, by: lead) }

    private static func label(of finding: Finding, by lead: ConsensusRule) -> String {
        finding == .unanswered && lead != .gnso ? "not applicable" : finding.label
    }

    private static func sumUp(
        _ findings: [Finding: Int],
        _ levels: [Level: Int],
        _ total: Int,
        by lead: ConsensusRule
    ) -> String {
        func number(_ level: Level) -> Int { levels[level] ?? 0 }
        func parts(_ named: [(Level, String)]) -> String {
            named.filter { number($0.0) > 0 }.map { "\(number($0.0)) \($0.1)" }.joined(separator: ", ")
        }
        let favour = findings[.favour] ?? 0
        var sentence =
            "Consensus in favour on \(favour == 0 ? "none" : String(favour)) of "
            + "\(Wording.count(total, "recommendation")) (\(lead == .gnso ? "GNSO levels" : lead.name))"
        if favour > 0, lead == .gnso {
            sentence += ": "
            sentence += parts([(.fullConsensus, "full"), (.consensus, "with conditions or a small minority")])
        }
        if let open = findings[.open] { sentence += "; no consensus on \(open)" }
        if let against = findings[.against] { sentence += "; consensus against \(against)" }
        if let unanswered = findings[.unanswered] {
            sentence += "; \(label(of: .unanswered, by: lead)) on \(unanswered)"
        }
        return sentence + "."
    }

    /// Names at most five regions, so that it stays a sentence.
    private static func silence(in report: Report) -> String {
        let silent = report.gaps.filter { !$0.missing.isEmpty }
        let missing = silent.reduce(0) { $0 + $1.missing.count }
        guard missing > 0 else { return "" }
        var names = silent.prefix(5).map { gap in
            let all = gap.missing.count == report.items.count && report.items.count > 1
            return "\(gap.region.code) \(all ? "all \(gap.missing.count)" : String(gap.missing.count))"
        }
        if silent.count > 5 { names.append("\(Wording.count(silent.count - 5, "more region"))") }
        return " Missing: \(Wording.count(missing, "answer")) (\(Wording.list(names)))."
    }
}

extension Report {
    /// What a reader takes away who reads nothing else.
    public var verdict: Verdict { Verdict(self) }
}
