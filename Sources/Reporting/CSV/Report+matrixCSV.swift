import Consensus
import ConsultationModel

extension Report {
    /// The matrix as comma-separated values for a spreadsheet: a row for each recommendation with its text, status, computed
    /// level, the leading rule and its outcome, the designated level, the regions with made-up answers, the code of each
    /// region's position, and how many regions and how many other respondents take which. The first column titles are codes
    /// too, whatever the language; equal reports give equal bytes.
    public func matrixCSV() -> String {
        let positions = Position.allCases
        let titles =
            [
                "recommendation", "text", "status", "level", "with_conditions", "borderline", "lead", "outcome",
                "outcome_borderline", "designation", "illustrative",
            ]
            + consultation.regions.map(\.code)
            + positions.map { "regions_\($0.code)" } + Stance.allCases.map { "respondents_\($0.rawValue)" }
        var text = CSVWriter.byteOrderMark + CSVWriter.row(titles)
        for item in items {
            let respondents = item.respondents
            var cells = [
                item.recommendation.id, item.recommendation.text, item.recommendation.status.rawValue,
                item.assessment.level.rawValue, item.assessment.isConditional ? "yes" : "no",
                item.assessment.isBorderline ? "yes" : "no", item.rules.leading.rule.rawValue,
                RuleCode(item.rules.leading.result.outcome).rawValue, item.isBorderline ? "yes" : "no",
                item.designation?.level?.rawValue ?? "",
                intake.illustrativeRegions.joined(separator: " "),
            ]
            cells += item.regions.map(\.position.code)
            cells += positions.map { String(item.assessment.counts[$0]) }
            cells += Stance.allCases.map { String(respondents[$0]) }
            text += CSVWriter.row(cells)
        }
        return text
    }
}

extension Report.Item {
    /// The answers of all who do not speak for a region, added up over the regions.
    var respondents: StanceCounts {
        regions.reduce(into: StanceCounts()) { sum, view in
            for stance in Stance.allCases { sum[stance] += view.respondents[stance] }
        }
    }
}
