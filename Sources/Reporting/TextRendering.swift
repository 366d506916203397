import Consensus
import ConsultationModel

extension Report {
    /// The report as plain text of at most 78 columns, for a mail. Equal reports give equal bytes.
    public func text() -> String {
        TextRendering(report: self).page
    }
}

/// Puts the text together, in the order of the HTML page.
struct TextRendering {
    let report: Report

    /// The words of the report's language.
    var words: Words { report.words }

    /// The whole report, ending in a line feed.
    var page: String {
        var page = TextPage(width: 78)
        page.heading(words.labelled(words.consensusReport, report.consultation.title), underline: "=")
        page.paragraph("\(words.asOf) \(words.moment(report.asOf)) · \(words.scope(report))")
        if let closes = report.consultation.closes {
            page.paragraph(words.closingSentence(words.moment(closes)))
        }
        if !report.intake.illustrativeRegions.isEmpty {
            page.gap()
            page.paragraph(words.illustrativeNotice(report.intake.illustrativeRegions), first: "! ")
        }
        verdict(&page)
        missing(&page)
        page.heading(words.matrix)
        page.lines(MatrixText(report: report, width: page.width, colour: false).lines)
        for item in report.items { recommendation(item, &page) }
        agreement(&page)
        dataQuality(&page)
        page.heading(words.method)
        for (index, paragraph) in words.method(under: report.consultation.rules).enumerated() {
            if index > 0 { page.gap() }
            page.paragraph(paragraph)
        }
        return page.text
    }

    private func verdict(_ page: inout TextPage) {
        let verdict = report.verdict
        page.heading(words.verdict)
        page.paragraph(verdict.sentence)
        page.gap()
        for finding in verdict.shown {
            page.paragraph(words.label(of: finding, by: verdict.lead), first: "\(verdict[finding]) ", indent: 4)
        }
    }

    private func missing(_ page: inout TextPage) {
        page.heading(words.missing)
        if report.gaps.isEmpty { page.paragraph(words.nothingMissing) }
        for gap in report.gaps {
            let kinds = zip(words.gapLabels, [gap.missing, gap.blank, gap.unrecognised])
            let parts = kinds.filter { !$0.1.isEmpty }.map { words.labelled($0.0, names(of: $0.1)) }
            page.paragraph(words.series(parts), first: "\(gap.region.code)  ", indent: 10)
        }
    }

    private func names(of items: [Int]) -> String {
        items.count == report.items.count && items.count > 1
            ? words.all(items.count)
            : items.map { report.items[$0].recommendation.id }.joined(separator: ", ")
    }

    private func recommendation(_ item: Report.Item, _ page: inout TextPage) {
        page.heading("\(words.recommendation) \(item.recommendation.id)")
        page.paragraph(item.recommendation.text)
        page.gap()
        let borderline = item.isBorderline ? " (\(words.borderline))" : ""
        page.paragraph("\(words.headline(of: item))\(borderline)", first: "=> ")
        page.paragraph(words.explanation(of: item, under: report.consultation.rules), first: "   ")
        page.paragraph(words.summary(of: item.assessment.counts), first: "   ")
        for (title, places) in [(words.minorityView, item.minority), (words.conditionalOrDivided, item.conditional)]
        where !places.isEmpty {
            page.paragraph(words.labelled(title, words.list(places.map { item.regions[$0].region.code })), first: "   ")
        }
        rules(item, &page)
        for view in item.regions where !item.isUnanswered {
            page.gap()
            page.paragraph(
                words.labelled(view.region.code, words.name(of: view.position)),
                first: "\(Words.letter(of: view.position)) "
            )
            if let designated = view.designated { quotation(designated, &page, "  ") }
            if let basis = words.basis(of: view) { page.paragraph(basis, first: "  ") }
            others(view, &page)
        }
    }

    private func quotation(_ quotation: ConsultationState.Quotation, _ page: inout TextPage, _ margin: String) {
        for (index, paragraph) in quotation.answer.comment.paragraphs.enumerated() {
            if index > 0 { page.gap() }
            for line in paragraph.printable.split(whereSeparator: \.isNewline) {
                page.paragraph(String(line), first: margin + "| ")
            }
        }
        let written = quotation.answer.words.isEmpty ? words.leftEmpty : words.quoted(quotation.answer.words)
        let illustrative = quotation.isIllustrative ? "\(words.illustrative) " : ""
        page.paragraph("\(illustrative)\(words.written) \(written) · \(source(of: quotation))", first: margin)
    }

    /// The way back to the file: "LACRALO/answer.txt, line 5, revision 1".
    private func source(of quotation: ConsultationState.Quotation) -> String {
        "\(quotation.file), \(words.place(of: quotation.answer)), \(words.revision(quotation.revision))"
    }

    private func others(_ view: Report.RegionView, _ page: inout TextPage) {
        guard view.respondents.total > 0 || !view.others.isEmpty else { return }
        page.paragraph(words.others(of: view), first: "  ")
        for other in view.others {
            page.paragraph(
                words.labelled(other.respondent, words.name(of: other.answer.stance)),
                first: "  - "
            )
            quotation(other, &page, "    ")
        }
    }

    private func dataQuality(_ page: inout TextPage) {
        page.heading(words.dataQuality)
        let rows =
            words.dataQuality(report.intake)
            + report.respondentsByRegion.map { ("\(words.otherRespondentsIn) \($0.region)", $0.number) }
        for row in rows { page.paragraph(row.label, first: "\(words.grouped(row.number)) ", indent: 6) }
    }
}
