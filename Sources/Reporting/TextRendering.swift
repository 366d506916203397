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

    /// The whole report, ending in a line feed.
    var page: String {
        var page = TextPage(width: 78)
        page.heading("Consensus report: \(report.consultation.title)", underline: "=")
        page.paragraph("As of \(Timestamp(report.asOf).display) · \(report.scope)")
        if let closes = report.consultation.closes {
            page.paragraph("Answers are taken until \(Timestamp(closes).display).")
        }
        if let notice = report.illustrativeNotice {
            page.gap()
            page.paragraph(notice, first: "! ")
        }
        verdict(&page)
        missing(&page)
        page.heading("Positions by region")
        page.lines(MatrixText(report: report, width: page.width, colour: false).lines)
        for item in report.items { recommendation(item, &page) }
        agreement(&page)
        dataQuality(&page)
        page.heading("Method")
        for (index, paragraph) in report.method.enumerated() {
            if index > 0 { page.gap() }
            page.paragraph(paragraph)
        }
        return page.text
    }

    private func verdict(_ page: inout TextPage) {
        let verdict = report.verdict
        page.heading("Verdict")
        page.paragraph(verdict.sentence)
        page.gap()
        for finding in verdict.shown {
            page.paragraph(verdict.label(of: finding), first: "\(verdict[finding]) ", indent: 4)
        }
    }

    private func missing(_ page: inout TextPage) {
        page.heading("What is missing")
        if report.gaps.isEmpty { page.paragraph("Nothing: every region has answered every recommendation.") }
        for gap in report.gaps {
            let kinds = [("no answer", gap.missing), ("left blank", gap.blank), ("not understood", gap.unrecognised)]
            let parts = kinds.filter { !$0.1.isEmpty }.map { "\($0.0): \(names(of: $0.1))" }
            page.paragraph(parts.joined(separator: "; "), first: "\(gap.region.code)  ", indent: 10)
        }
    }

    private func names(of items: [Int]) -> String {
        items.count == report.items.count && items.count > 1
            ? "all \(items.count)"
            : items.map { report.items[$0].recommendation.id }.joined(separator: ", ")
    }

    private func recommendation(_ item: Report.Item, _ page: inout TextPage) {
        let counts = item.assessment.counts
        page.heading("Recommendation \(item.recommendation.id)")
        page.paragraph(item.recommendation.text)
        page.gap()
        let borderline = item.isBorderline ? " (borderline)" : ""
        page.paragraph("\(item.headline)\(borderline)", first: "=> ")
        page.paragraph(item.explanation(under: report.consultation.rules), first: "   ")
        let stances = Position.allCases.filter { counts[$0] > 0 }.map { "\(Labels.name(of: $0)) \(counts[$0])" }
        page.paragraph(stances.joined(separator: " · "), first: "   ")
        for (title, places) in [("Minority view", item.minority), ("Conditional or divided", item.conditional)]
        where !places.isEmpty {
            page.paragraph("\(title): \(Wording.list(places.map { item.regions[$0].region.code }))", first: "   ")
        }
        rules(item, &page)
        for view in item.regions where !item.isUnanswered {
            page.gap()
            page.paragraph(
                "\(view.region.code): \(Labels.name(of: view.position))",
                first: "\(Labels.letter(of: view.position)) "
            )
            if let designated = view.designated { quotation(designated, &page, "  ") }
            if let basis = view.basis { page.paragraph(basis, first: "  ") }
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
        let written = quotation.answer.words.isEmpty ? "left empty" : "“\(quotation.answer.words)”"
        let illustrative = quotation.isIllustrative ? "Illustrative. " : ""
        page.paragraph("\(illustrative)Written: \(written) · \(quotation.source)", first: margin)
    }

    private func others(_ view: Report.RegionView, _ page: inout TextPage) {
        let total = view.respondents.total
        guard total > 0 || !view.others.isEmpty else { return }
        let sample = view.others.count < total ? "; \(view.others.count) quoted here, the first by name" : ""
        page.paragraph("\(Wording.count(total, "other respondent")): \(view.distribution)\(sample)", first: "  ")
        for other in view.others {
            page.paragraph(
                "\(other.respondent): \(Labels.name(of: .stance(other.answer.stance)))",
                first: "  - "
            )
            quotation(other, &page, "    ")
        }
    }

    private func dataQuality(_ page: inout TextPage) {
        page.heading("Data quality")
        let rows =
            report.dataQuality
            + report.respondentsByRegion.map { ("Other respondents in \($0.region)", $0.number) }
        for row in rows { page.paragraph(row.label, first: "\(Wording.grouped(row.number)) ", indent: 6) }
    }
}
