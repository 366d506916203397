import Consensus
import ConsultationModel

extension HTMLRendering {
    /// How alike the positions are: over all, region by region, and, folded, by recommendation.
    var agreement: HTML {
        let wording = AgreementWording(report: report)
        let overall: [HTML] = wording.overall.map { "<div><dt>\($0.label)</dt><dd>\($0.value)</dd></div>\n" }
        return """
            <section class="agreement" aria-labelledby="agreement">
            <h2 id="agreement">Agreement</h2>
            <p class="note">\(AgreementWording.introduction)</p>
            <dl class="quality">
            \(overall)</dl>
            \(pairs(wording))\(byRecommendation(wording))</section>

            """
    }

    private func pairs(_ wording: AgreementWording) -> HTML {
        let rows: [HTML] = wording.pairs.map { pair in
            let numbers: [HTML] = pair.numbers.map { "<td>\($0)</td>" }
            return """
                <tr><th scope="row"><bdi>\(pair.first)</bdi> and <bdi>\(pair.second)</bdi></th>\(numbers)</tr>

                """
        }
        guard !rows.isEmpty else { return "<p>There are no two regions to compare.</p>\n" }
        let table: HTML = """
            <table class="plain figures">
            <caption>Region by region. \(AgreementWording.pairRanges)</caption>
            \(head(AgreementWording.pairTitles))
            <tbody>
            \(rows)</tbody>
            </table>

            """
        guard rows.count > 45 else { return table }
        return """
            <details>
            <summary>Region by region: \(Wording.count(rows.count, "pair"))</summary>
            \(table)</details>

            """
    }

    private func byRecommendation(_ wording: AgreementWording) -> HTML? {
        guard !report.items.isEmpty else { return nil }
        let rows: [HTML] = wording.recommendations.enumerated().map { index, row in
            let numbers: [HTML] = row.dropFirst().map { "<td>\($0)</td>" }
            return """
                <tr><th scope="row"><a href="#r\(index + 1)">\(report.items[index].recommendation.id)</a></th>\(numbers)</tr>

                """
        }
        return """
            <details>
            <summary>By recommendation</summary>
            <table class="plain figures">
            <caption>\(AgreementWording.ranges)</caption>
            \(head(AgreementWording.recommendationTitles))
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
