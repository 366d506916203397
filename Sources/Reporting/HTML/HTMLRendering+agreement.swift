import Consensus
import ConsultationModel

extension HTMLRendering {
    /// How alike the positions are: over all, region by region, and, folded, by recommendation.
    var agreement: HTML {
        let tables = AgreementTables(report: report)
        let overall: [HTML] = tables.overall.map { "<div><dt>\($0.label)</dt><dd>\($0.value)</dd></div>\n" }
        return """
            <section class="agreement" aria-labelledby="agreement">
            <h2 id="agreement">\(words.agreement)</h2>
            <p class="note">\(words.agreementIntroduction)</p>
            <dl class="quality">
            \(overall)</dl>
            \(agreementMap)\(pairs(tables))\(byRecommendation(tables))</section>

            """
    }

    private func pairs(_ tables: AgreementTables) -> HTML {
        let rows: [HTML] = tables.pairs.map { pair in
            let numbers: [HTML] = pair.numbers.map { "<td>\($0)</td>" }
            return """
                <tr><th scope="row"><bdi>\(pair.first)</bdi> \(words.and) <bdi>\(pair.second)</bdi></th>\(numbers)</tr>

                """
        }
        guard !rows.isEmpty else { return "<p>\(words.noPairs)</p>\n" }
        let table: HTML = """
            <table class="plain figures">
            <caption>\(words.byRegion). \(words.pairRanges)</caption>
            \(head(words.pairTitles))
            <tbody>
            \(rows)</tbody>
            </table>

            """
        guard rows.count > 45 else { return table }
        return """
            <details>
            <summary>\(words.labelled(words.byRegion, words.pairs(rows.count)))</summary>
            \(table)</details>

            """
    }

    private func byRecommendation(_ tables: AgreementTables) -> HTML? {
        guard !report.items.isEmpty else { return nil }
        let rows: [HTML] = tables.recommendations.enumerated().map { index, row in
            let numbers: [HTML] = row.dropFirst().map { "<td>\($0)</td>" }
            return """
                <tr><th scope="row"><a href="#r\(index + 1)">\(report.items[index].recommendation.id)</a></th>\(numbers)</tr>

                """
        }
        return """
            <details>
            <summary>\(words.byRecommendation)</summary>
            <table class="plain figures">
            <caption>\(words.agreementRanges)</caption>
            \(head(words.recommendationTitles))
            <tbody>
            \(rows)</tbody>
            </table>
            </details>

            """
    }

    private func head(_ titles: [String]) -> HTML {
        let cells: [HTML] = titles.map { "<th scope=\"col\">\($0)</th>" }
        return "<thead><tr>\(cells)</tr></thead>"
    }
}
