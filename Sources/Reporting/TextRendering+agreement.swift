import Consensus
import ConsultationModel

extension TextRendering {
    /// How alike the positions are: over all, region by region, and by recommendation.
    func agreement(_ page: inout TextPage) {
        let tables = AgreementTables(report: report)
        page.heading(words.agreement)
        page.paragraph(words.agreementIntroduction)
        page.gap()
        for (label, value) in tables.overall { page.paragraph(words.labelled(label, value)) }
        page.gap()
        if tables.pairs.isEmpty {
            page.paragraph(words.noPairs)
        } else {
            page.paragraph("\(words.byRegion). \(words.pairRanges)")
            page.gap()
            let rows = tables.pairs.map { pair in
                [pair.first, pair.second].map { $0.oneLine.shortened(to: 14) } + pair.numbers
            }
            page.lines(Self.table([words.region, words.region] + words.pairTitles.dropFirst(), rows, names: 2))
        }
        guard !report.items.isEmpty else { return }
        page.gap()
        page.paragraph("\(words.byRecommendation). \(words.agreementRanges)")
        page.gap()
        let rows = tables.recommendations.map { row in [row[0].oneLine.shortened(to: 14)] + row.dropFirst() }
        page.lines(Self.table(words.recommendationTitles, rows, names: 1))
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
