import Consensus
import ConsultationModel

extension TextRendering {
    /// How alike the positions are: over all, region by region, and by recommendation.
    func agreement(_ page: inout TextPage) {
        let wording = AgreementWording(report: report)
        page.heading("Agreement")
        page.paragraph(AgreementWording.introduction)
        page.gap()
        for (label, value) in wording.overall { page.paragraph("\(label): \(value)") }
        page.gap()
        if wording.pairs.isEmpty {
            page.paragraph("There are no two regions to compare.")
        } else {
            page.paragraph("Region by region. \(AgreementWording.pairRanges)")
            page.gap()
            let rows = wording.pairs.map { pair in
                [pair.first, pair.second].map { $0.oneLine.shortened(to: 14) } + pair.numbers
            }
            page.lines(Self.table(["Region", "Region"] + AgreementWording.pairTitles.dropFirst(), rows, names: 2))
        }
        guard !report.items.isEmpty else { return }
        page.gap()
        page.paragraph("By recommendation. \(AgreementWording.ranges)")
        page.gap()
        let rows = wording.recommendations.map { row in [row[0].oneLine.shortened(to: 14)] + row.dropFirst() }
        page.lines(Self.table(AgreementWording.recommendationTitles, rows, names: 1))
    }

    /// Columns two spaces apart: names to the left, what follows to the right.
    private static func table(_ titles: [String], _ rows: [[String]], names: Int) -> [String] {
        let widths = titles.indices.map { column in
            rows.reduce(titles[column].displayWidth) { max($0, $1[column].displayWidth) }
        }
        return ([titles] + rows).map { row in
            row.indices.map { column in
                let padding = String(repeating: " ", count: max(0, widths[column] - row[column].displayWidth))
                return column < names ? row[column] + padding : padding + row[column]
            }.joined(separator: "  ")
        }
    }
}
