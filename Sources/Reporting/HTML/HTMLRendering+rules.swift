import Consensus
import ConsultationModel

extension HTMLRendering {
    /// All rules side by side, folded; below the quorum, that none is applied.
    func rules(_ item: Report.Item) -> HTML {
        if let missedQuorum = words.missedQuorum(item.rules) { return "<p class=\"basis\">\(missedQuorum)</p>\n" }
        let rows: [HTML] = item.ruleLines(in: words).joined().map(row)
        return """
            <details class="rules">
            <summary>\(words.summary(of: item.rules))</summary>
            <table>
            <caption>\(words.symbols(item.assessment.counts)).</caption>
            <thead><tr><th scope="col">\(words.rule)</th><th scope="col">\(words.formula)</th>\
            <th scope="col">\(words.outcome)</th></tr></thead>
            <tbody>
            \(rows)</tbody>
            </table>
            </details>

            """
    }

    private func row(_ line: RuleLine) -> HTML {
        let name: HTML =
            line.variant.map { "<span class=\"aside\">\(line.rule), </span>\($0)" } ?? "\(line.rule)"
        let borderline: HTML? = line.result.isBorderline ? " <i>\(words.borderline)</i>" : nil
        return """
            <tr\(line.variant == nil ? nil : " class=\"variant\"" as HTML)><th scope="row">\(name)</th>\
            <td>\(formula(line))</td><td><span class="outcome \(Finding(line.result).rawValue)">\(line.outcome)\(borderline)</span></td></tr>

            """
    }

    private func formula(_ line: RuleLine) -> [HTML] {
        if case .notApplicable = line.result.outcome { return ["\(line.formula)"] }
        return line.result.comparisons.map {
            """
            <p><span class="condition">\(words.condition(of: $0))</span> \
            <span class="sum">\(words.numbers(of: $0))</span></p>
            """
        }
    }
}
