import Consensus
import ConsultationModel

extension Report {
    /// The report as plain text of at most 78 columns, for a mail. Equal reports give equal bytes.
    public func text() -> String {
        String(decoding: bytes(as: .text), as: UTF8.self)
    }
}

/// Puts the text together, in the order of the HTML page.
struct TextRendering {
    let report: Report
    private static let width = 78

    /// The words of the report's language.
    var words: Words { report.words }

    /// The whole report, ending in a line feed.
    var page: TextPage {
        // Each begins with a heading.
        typealias Part = @Sendable (inout TextPage) -> Void
        let before: [Part] = [
            head, verdict, { section(report.changesSection, &$0) }, { section(report.missingSection, &$0) }, matrix,
        ]
        let after: [Part] = [
            { section(report.conditionsSection, &$0) }, { section(report.flaggedSection, &$0) }, agreement, trend,
            dataQuality, method, { section(report.dataSection, &$0) },
        ]
        let parts = before + report.items.map { item -> Part in { recommendation(item, &$0) } } + after
        var page = TextPage(width: Self.width)
        page.add(
            Concurrently.map(parts) { part in
                var page = TextPage(width: Self.width)
                part(&page)
                return page
            }
        )
        return page
    }

    private func head(_ page: inout TextPage) {
        page.heading(words.labelled(words.consensusReport, report.consultation.title), underline: "=")
        page.paragraph("\(words.asOf) \(words.moment(report.asOf)) · \(words.scope(report))")
        page.paragraph("\(words.inputs) \(report.fingerprint.prefix(16))")
        if let closes = report.consultation.closes, case .days = report.deadline {
            page.paragraph(words.closingSentence(words.moment(closes)))
        }
        if !report.intake.illustrativeRegions.isEmpty {
            page.gap()
            page.paragraph(words.illustrativeNotice(report.intake.illustrativeRegions), first: "! ")
        }
    }

    private func matrix(_ page: inout TextPage) {
        page.heading(words.matrix)
        page.lines(MatrixText(report: report, width: page.width, colour: false).lines)
    }

    private func trend(_ page: inout TextPage) {
        guard let trend = report.trendTable else { return }
        section(Section(id: "trend", title: words.trendTitle, blocks: [.table(trend)]), &page)
    }

    private func method(_ page: inout TextPage) {
        page.heading(words.method)
        for (index, paragraph) in report.methodParagraphs.enumerated() {
            if index > 0 { page.gap() }
            page.paragraph(paragraph)
        }
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

    private func recommendation(_ item: Report.Item, _ page: inout TextPage) {
        let status = words.name(of: item.recommendation.status).map { " (\($0))" } ?? ""
        page.heading("\(words.recommendation) \(item.recommendation.id)\(status)")
        page.paragraph(item.recommendation.text)
        page.gap()
        if let meaning = words.meaning(of: item.recommendation.status) { page.paragraph(meaning, first: "   ") }
        let borderline = item.isBorderline ? " (\(words.borderline))" : ""
        page.paragraph("\(words.headline(of: item))\(borderline)", first: "=> ")
        page.paragraph(words.explanation(of: item, under: report.consultation.rules), first: "   ")
        if let designation = item.designation, let level = designation.level {
            page.paragraph(words.labelled(words.designated, words.name(of: level)), first: "=> ")
            page.paragraph(
                words.designated(designation, differs: item.isDesignatedOtherwise).plain,
                first: "   "
            )
        }
        page.paragraph(words.summary(of: item.assessment.counts), first: "   ")
        if item.respondents.total > 0 { page.paragraph(words.respondentsTally(item.respondents), first: "   ") }
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
            if let withdrawal = view.withdrawal { page.paragraph(words.withdrawal(withdrawal).plain, first: "  ") }
            if let basis = words.basis(of: view) { page.paragraph(basis, first: "  ") }
            others(view, &page)
        }
    }

    private func quotation(_ quotation: Report.Quoted, _ page: inout TextPage, _ margin: String) {
        for (index, lines) in quotation.answer.comment.paragraphLines.enumerated() {
            if index > 0 { page.gap() }
            for line in lines { page.paragraph(String(line), first: margin + "| ") }
        }
        let written = quotation.answer.words.isEmpty ? words.leftEmpty : words.quoted(quotation.answer.words)
        let notes = words.notes(on: quotation).map { "\($0) " }.joined()
        page.paragraph(
            "\(notes)\(words.written) \(written) · \(words.source(of: quotation.quotation).plain)",
            first: margin
        )
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
        for row in report.qualityNumbers {
            page.paragraph(row.label, first: "\(words.grouped(row.number)) ", indent: 6)
        }
        guard !report.qualityBlocks.isEmpty else { return }
        page.gap()
        blocks(report.qualityBlocks, &page)
    }
}
