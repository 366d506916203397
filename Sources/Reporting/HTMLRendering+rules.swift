import Consensus
import ConsultationModel

extension HTMLRendering {
    /// All rules side by side, folded; below the quorum, that none is applied.
    func rules(_ item: Report.Item) -> HTML {
        if let missedQuorum = item.missedQuorum { return "<p class=\"basis\">\(missedQuorum)</p>\n" }
        let rows: [HTML] = item.ruleLines.joined().map(row)
        return """
            <details class="rules">
            <summary>\(item.ruleSummary)</summary>
            <table>
            <caption>\(item.symbols).</caption>
            <thead><tr><th scope="col">Rule</th><th scope="col">Formula, with the numbers put in</th>\
            <th scope="col">Outcome</th></tr></thead>
            <tbody>
            \(rows)</tbody>
            </table>
            </details>

            """
    }

    private func row(_ line: RuleLine) -> HTML {
        let name: HTML =
            line.variant.map { "<span class=\"aside\">\(line.rule), </span>\($0)" } ?? "\(line.rule)"
        let borderline: HTML? = line.result.isBorderline ? " <i>borderline</i>" : nil
        return """
            <tr\(line.variant == nil ? nil : " class=\"variant\"" as HTML)><th scope="row">\(name)</th>\
            <td>\(formula(line))</td><td><span class="outcome \(Finding(line.result).rawValue)">\(line.outcome)\(borderline)</span></td></tr>

            """
    }

    private func formula(_ line: RuleLine) -> [HTML] {
        if case .notApplicable = line.result.outcome { return ["\(line.formula)"] }
        return line.result.comparisons.map {
            "<p><span class=\"condition\">\($0.condition)</span> <span class=\"sum\">\($0.numbers)</span></p>"
        }
    }
}
