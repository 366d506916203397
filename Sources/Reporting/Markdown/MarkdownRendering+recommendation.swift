import Consensus
import ConsultationModel

extension MarkdownRendering {
    /// One recommendation: what was asked, the level and why, the stances, then each region in its own words.
    func recommendation(_ index: Int) -> Markdown {
        let item = report.items[index]
        let status: Markdown? = words.name(of: item.recommendation.status).map { " (\($0))" }
        let meaning: Markdown? = words.meaning(of: item.recommendation.status).map { "*\($0)*\n\n" }
        let borderline: Markdown? = item.isBorderline ? " (\(words.borderline))" : nil
        let answers: [Markdown] = item.isUnanswered ? [] : item.regions.map(answer)
        return """
            ### \(words.recommendation) \(item.recommendation.id)\(status)

            \(item.recommendation.text)

            \(meaning)**\(words.headline(of: item))**\(borderline). \
            \(words.explanation(of: item, under: report.consultation.rules))

            \(designation(item))\(words.summary(of: item.assessment.counts))

            \(tally(item))\(apart(item))\(rules(item))\(answers)
            """
    }

    private func designation(_ item: Report.Item) -> Markdown? {
        guard let designation = item.designation, let level = designation.level else { return nil }
        return """
            **\(words.labelled(words.designated, words.name(of: level)))** \
            \(phrase(words.designated(designation, differs: item.isDesignatedOtherwise)))


            """
    }

    private func tally(_ item: Report.Item) -> Markdown? {
        item.respondents.total > 0 ? "\(words.respondentsTally(item.respondents))\n\n" : nil
    }

    private func apart(_ item: Report.Item) -> [Markdown] {
        [(words.minorityView, item.minority), (words.conditionalOrDivided, item.conditional)].compactMap {
            title,
            places in
            guard !places.isEmpty else { return nil }
            return "\(words.labelled(title, words.list(places.map { item.regions[$0].region.code })))\n\n"
        }
    }

    private func rules(_ item: Report.Item) -> Markdown {
        if let missedQuorum = words.missedQuorum(item.rules) { return "\(missedQuorum)\n\n" }
        let rows: [[Markdown]] = item.ruleLines(in: words).joined().map { line in
            let borderline: Markdown? = line.result.isBorderline ? " (\(words.borderline))" : nil
            let name: Markdown = line.variant.map { "– \($0)" } ?? "\(line.rule)"
            return [name, "\(line.formula)", "\(line.outcome)\(borderline)"]
        }
        return """
            \(words.summary(of: item.rules)). \(words.symbols(item.assessment.counts)).

            \(table(["\(words.rule)", "\(words.formula)", "\(words.outcome)"], rows))
            """
    }

    private func answer(_ view: Report.RegionView) -> Markdown {
        let withdrawal: Markdown? = view.withdrawal.map {
            "\(view.region.code)\(words.colon)\(phrase(words.withdrawal($0)))\n\n"
        }
        let basis: Markdown? = words.basis(of: view).map { "*\($0)*\n\n" }
        let others: [Markdown] = view.others.map { other in
            "**\(other.respondent)**: \(words.name(of: other.answer.stance))\n\n\(quotation(other))"
        }
        let total: Markdown? =
            view.respondents.total > 0 || !view.others.isEmpty ? "\(words.others(of: view))\n\n" : nil
        return """
            **\(Words.letter(of: view.position)) \(words.labelled(view.region.code, words.name(of: view.position)))**

            \(view.designated.map(quotation))\(withdrawal)\(basis)\(total)\(others)
            """
    }

    /// The comment as a quotation, then the words and where they stand.
    private func quotation(_ quoted: Report.Quoted) -> Markdown {
        let lines: [Markdown] = quoted.answer.comment.paragraphLines.map { lines in
            lines.map { "\(String($0))" as Markdown }.joined(by: "\\\n> ")
        }
        let comment: Markdown? = lines.isEmpty ? nil : "> \(lines.joined(by: "\n>\n> "))\n\n"
        let written: Markdown =
            quoted.answer.words.isEmpty ? "\(words.leftEmpty)" : "\(words.quoted(quoted.answer.words))"
        let notes = words.notes(on: quoted).map { "\($0) " }.joined()
        return "\(comment)\(notes)\(words.written) \(written) · \(phrase(words.source(of: quoted.quotation)))\n\n"
    }
}
