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
            let titles = [words.region, words.region] + words.pairTitles.dropFirst()
            figures(titles, tables.pairs.map { [$0.first, $0.second] + $0.numbers }, names: 2, &page)
        }
        if let map = report.agreementMap, map.titles.count <= 8 {
            page.gap()
            page.paragraph(map.caption.plain)
            page.gap()
            self.map(map, &page)
        }
        guard !report.items.isEmpty else { return }
        page.gap()
        page.paragraph("\(words.byRecommendation). \(words.agreementRanges)")
        page.gap()
        figures(words.recommendationTitles, tables.recommendations, names: 1, &page)
    }

    /// Numbers after one or more names, which are cut as long as they can be told apart; a point a row where that is too
    /// wide.
    func figures(_ titles: [String], _ rows: [[String]], names: Int, _ page: inout TextPage) {
        let all = Set(rows.flatMap { $0.prefix(names) })
        let areDistinct = Set(all.map(Self.narrow)).count == all.count
        let cut = rows.map { row in
            row.prefix(names).map { areDistinct ? Self.narrow($0) : $0.oneLine } + row.dropFirst(names)
        }
        let lines = Self.table(titles, cut, names: names)
        if Self.fit(lines, page) { return page.lines(lines) }
        for row in rows {
            let numbers = zip(titles, row).dropFirst(names).map { words.labelled($0, $1) }
            let name = row.prefix(names).joined(separator: " \(words.and) ")
            page.paragraph(words.labelled(name, words.series(numbers)), first: "- ")
        }
    }

    /// The map of agreement; where codes are too wide for its heads, numbers, which stand before the codes of the rows too.
    private func map(_ table: Section.Table, _ page: inout TextPage) {
        let rows = table.rows.map { $0.map(\.plain) }
        let heads = table.titles.map(Self.narrow)
        let lines = Self.table(heads, rows.map { [Self.narrow($0[0])] + $0.dropFirst() }, names: 1)
        if Set(heads).count == heads.count, Self.fit(lines, page) { return page.lines(lines) }
        let numbered = rows.enumerated().map { index, row in
            ["\(index + 1) \(row[0].oneLine.shortened(to: 36))"] + row.dropFirst()
        }
        page.lines(Self.table([table.titles[0]] + rows.indices.map { String($0 + 1) }, numbered, names: 1))
    }

    static func narrow(_ text: String) -> String { text.oneLine.shortened(to: 14) }

    private static func fit(_ lines: [String], _ page: TextPage) -> Bool {
        lines.allSatisfy { $0.displayWidth <= page.width }
    }

    /// Columns two spaces apart: names to the left, what follows to the right.
    static func table(_ titles: [String], _ rows: [[String]], names: Int) -> [String] {
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
