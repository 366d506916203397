import Consensus
import ConsultationModel

extension HTMLRendering {
    /// One recommendation: what was asked and the level, then, folded unless the regions are divided over it, why, the
    /// stances, and each region in its own words.
    func recommendation(_ index: Int) -> HTML {
        let item = report.items[index]
        let answers: HTML = """
            <ul class="answers">
            \(item.regions.indices.map { answer(index, $0) })</ul>

            """
        let tally: HTML? =
            item.respondents.total > 0 ? "<p class=\"tally\">\(words.respondentsTally(item.respondents))</p>\n" : nil
        let open: HTML? = item.finding == .open && item.recommendation.status == .open ? " open=\"\"" : nil
        return """
            <article id="r\(index + 1)" aria-labelledby="r\(index + 1)-title">
            <details\(open)>
            <summary><h3 id="r\(index + 1)-title">\(words.recommendation) \
            <span class="id">\(item.recommendation.id)</span></h3> \(status(item))\
            <span class="asked" lang="" dir="auto">\(item.recommendation.text)</span> \(badge(item))</summary>
            \(meaning(item))<p class="why">\(words.explanation(of: item, under: report.consultation.rules))</p>
            \(designation(item))\(bar(item.assessment.counts))\(tally)\
            \(apart(index, words.minorityView, item.minority))\
            \(apart(index, words.conditionalOrDivided, item.conditional))\(rules(item))\
            \(item.isUnanswered ? nil : answers)</details>
            </article>

            """
    }

    /// What the chair has designated, by whom, when and why.
    private func designation(_ item: Report.Item) -> HTML? {
        guard let designation = item.designation, let level = designation.level else { return nil }
        return """
            <p class="decision"><span class="designated">\(words.designated): <b>\(words.name(of: level))</b></span> \
            \(phrase(words.designated(designation, differs: item.isDesignatedOtherwise)))</p>

            """
    }

    private func meaning(_ item: Report.Item) -> HTML? {
        words.meaning(of: item.recommendation.status).map { "<p class=\"basis\">\($0)</p>\n" }
    }

    /// The regions by position: lengths for the eye, the same in words for everyone.
    private func bar(_ counts: PositionCounts) -> HTML {
        let taken = Position.allCases.filter { counts[$0] > 0 }
        let segments: [HTML] = taken.map {
            "<span class=\"\($0.code)\" style=\"flex-grow:\(counts[$0])\">\(Words.letter(of: $0))</span>"
        }
        return """
            <div class="stances"><div class="bar" aria-hidden="true">\(segments)</div><p>\(words.summary(of: counts))</p></div>

            """
    }

    /// Names regions by their places in the consultation's order, each a link to its answer.
    private func apart(_ index: Int, _ title: String, _ places: [Int]) -> HTML? {
        guard !places.isEmpty else { return nil }
        let names: [HTML] = places.map {
            "<li><a href=\"#r\(index + 1)-\($0 + 1)\">\(report.consultation.regions[$0].code)</a></li>"
        }
        return "<div class=\"apart\"><p>\(title)</p> <ul>\(names)</ul></div>\n"
    }

    private func answer(_ index: Int, _ place: Int) -> HTML {
        let view = report.items[index].regions[place]
        let basis: HTML? = words.basis(of: view).map { "<p class=\"basis\">\($0)</p>\n" }
        let isSilent = view.designated?.answer.comment.paragraphs.isEmpty ?? false
        let noComment: HTML? = isSilent ? "<p class=\"basis\">\(words.noComment)</p>\n" : nil
        let withdrawal: HTML? = view.withdrawal.map { "<p class=\"basis\">\(phrase(words.withdrawal($0)))</p>\n" }
        return """
            <li id="r\(index + 1)-\(place + 1)">
            <h4>\(mark(view.position)) <bdi>\(view.region.code)</bdi> \
            <span class="stance">\(words.name(of: view.position))</span></h4>
            <div>
            \(noComment)\(view.designated.map(quotation))\(withdrawal)\(basis)\(others(view))</div>
            </li>

            """
    }

    /// The words, the comment in full and where they stand.
    private func quotation(_ quotation: Report.Quoted) -> HTML {
        let written = quotation.answer.words
        let marks = words.quotationMarks
        let quoted: HTML =
            written.isEmpty
            ? "\(words.leftEmpty)" : "\(marks.opening)<bdi lang=\"\">\(written)</bdi>\(marks.closing)"
        let paragraphs: [HTML] = quotation.answer.comment.paragraphs.map { "<p lang=\"\" dir=\"auto\">\($0)</p>\n" }
        let comment: HTML = "<blockquote>\n\(paragraphs)</blockquote>\n"
        let location = words.place(of: quotation.answer)
        let place: HTML = quotation.answer.place == nil ? "\(location)" : "<bdi>\(location)</bdi>"
        let notes: [HTML] = words.notes(on: quotation).map { "<strong>\($0)</strong> " }
        return """
            \(paragraphs.isEmpty ? nil : comment)<p class="source">\(notes)\(words.written) \(quoted) · \
            <bdi>\(quotation.file)</bdi>, \(place), \(words.revision(quotation.revision))</p>

            """
    }

    /// The respondents that do not speak for the region: all counted, some quoted.
    private func others(_ view: Report.RegionView) -> HTML? {
        let total = view.respondents.total
        guard total > 0 || !view.others.isEmpty else { return nil }
        let entries: [HTML] = view.others.map { other in
            """
            <li><p class="respondent">\(letter(.stance(other.answer.stance))) <bdi>\(other.respondent)</bdi></p>
            \(quotation(other))</li>

            """
        }
        return """
            <details class="others">
            <summary>\(words.others(of: view))</summary>
            <ul>
            \(entries)</ul>
            </details>

            """
    }
}
