import ConsultationModel

extension RawResponse {
    /// Reads a PDF, converted to a table of its words and their places: its tables of answers, and the text around them in
    /// the order in which a person reads it.
    init(pages text: SourceText, _ vocabulary: Vocabulary) {
        guard let pages = Page.all(in: text) else {
            self.init(unreadablePages: .damaged, "what it was converted to is no table of words")
            return
        }
        guard pages.contains(where: { !$0.rows.isEmpty }) else {
            self.init(isReadable: false)
            faults.error(
                .empty,
                """
                The PDF holds no text; expected \(Reading.layout). Pictures of text cannot be read: send the document that \
                it was made from.
                """
            )
            return
        }
        guard pages.allSatisfy(\.isReadable) else {
            self.init(
                unreadablePages: .tooLarge,
                "a page holds more than \(Page.wordLimit) words or \(Page.lineLimit) lines"
            )
            return
        }
        guard pages.reduce(0, { $0 + $1.wordCount }) <= Page.documentLimit else {
            self.init(unreadablePages: .tooLarge, "it holds more than \(Page.documentLimit) words")
            return
        }
        let kept = RunningLines.removed(from: pages, vocabulary)
        let reader = PageReader(kept, vocabulary)
        if let (row, page) = reader.doubt {
            self.init(isReadable: false)
            faults.error(
                .unclearCells,
                at: Spot(line: 1, place: "page \(page), line \(row.number)"),
                """
                Found what looks like a table of answers, “\(row.text.excerpt)”, whose cells cannot be told apart for \
                certain; a PDF does not say where they end. Send the spreadsheet or the document that the PDF was made from.
                """
            )
            return
        }
        guard let source = try? SourceText(utf8: reader.text.text, places: reader.text.places) else {
            self.init(unreadablePages: .damaged, "its text cannot be read")
            return
        }
        self.init(text: source, vocabulary)
        if !reader.tables.isEmpty, let answers = RawResponse(tables: reader.tables, front: front, vocabulary) {
            join(answers)
        }
        roles.others = Self.leftOut(of: pages, keeping: kept)
    }

    /// The rows at the edges of pages that are headers or footers.
    private static func leftOut(of pages: [Page], keeping kept: [Page]) -> [RoleLedger.Other] {
        zip(pages, kept).enumerated().flatMap { index, page in
            let (first, last) = (page.1.rows.first?.number ?? Int.max, page.1.rows.last?.number ?? Int.max)
            return page.0.rows.filter { $0.number < first || $0.number > last }.map { row in
                let place = "page \(index + 1), line \(row.number)"
                return RoleLedger.Other(line: row.number, place: place, role: .aside, text: row.text)
            }
        }
    }

    private init(unreadablePages code: FaultCode, _ found: String) {
        self.init(isReadable: false)
        faults.error(
            code,
            """
            The PDF cannot be read: \(found); expected pages of text. Send the document that it was made from, or its text \
            as “UTF-8 text”.
            """
        )
    }
}
