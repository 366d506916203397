import Consensus
import ConsultationModel

extension TextRendering {
    /// All rules side by side; below the quorum, that none is applied. Counted otherwise, a rule has its numbers only where
    /// its outcome changes, or becomes borderline.
    func rules(_ item: Report.Item, _ page: inout TextPage) {
        page.gap()
        if let missedQuorum = words.missedQuorum(item.rules) {
            page.paragraph(missedQuorum, first: "   ")
            return
        }
        page.paragraph("\(words.summary(of: item.rules)).", first: "   ")
        page.paragraph("\(words.symbols(item.assessment.counts)).", first: "   ")
        for lines in item.ruleLines(in: words) {
            guard let published = lines.first else { continue }
            let same = lines.dropFirst().filter { outcome($0) == outcome(published) }.compactMap(\.variant)
            let also = same.isEmpty ? "" : ", \(words.also) \(words.list(same))"
            page.paragraph(
                words.labelled(words.labelled(published.rule, outcome(published) + also), published.formula),
                first: "   - "
            )
            for line in lines where outcome(line) != outcome(published) {
                page.paragraph(
                    words.labelled(words.labelled(line.variant ?? line.rule, outcome(line)), line.formula),
                    first: "     "
                )
            }
        }
    }

    private func outcome(_ line: RuleLine) -> String {
        line.outcome + (line.result.isBorderline ? " (\(words.borderline))" : "")
    }
}
