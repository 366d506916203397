import ConsultationModel

extension RawResponse {
    /// Reads a document, converted to pandoc's JSON: its tables of answers, and the text around them.
    init(documentTree bytes: [UInt8], _ vocabulary: Vocabulary) {
        let document: DocumentTree
        let text: SourceText
        let notes: [DocumentNote]
        do {
            let tree = try JSONParser.tree(of: try SourceText(utf8: bytes), depthLimit: 1024)
            guard tree.root["blocks"]?.kind == .sequence else {
                self.init(unreadableDocument: "found no paragraphs in what it was converted to")
                return
            }
            document = DocumentTree(tree.root, vocabulary)
            notes = DocumentNote.all(in: tree.root)
            text = try SourceText(utf8: document.text, places: document.places)
        } catch {
            self.init(unreadableDocument: "what it was converted to cannot be read")
            return
        }
        if text.bytes.isEmpty, document.tables.isEmpty {
            self.init(isReadable: false)
            faults.error(
                .empty,
                """
                The document holds no text; expected \(Reading.layout). Drop the document with its content; pictures of text \
                cannot be read.
                """
            )
            return
        }
        self.init(text: text, vocabulary)
        for note in notes { faults.warn(note.message) }
        if !document.namelessRows.isEmpty { hasStructureFault = true }
        for row in document.namelessRows {
            faults.error(
                .unclearColumns,
                at: Spot(line: row.line, place: row.place),
                """
                Found several stances in one row of a table without a header, so that it cannot be told whose they are; \
                expected \(Table.example). Write the header as the first row of the table, and as an ordinary one: a row \
                that is set to be repeated on each page is lost in some formats.
                """
            )
        }
        let tables = document.tables.isEmpty && !hasStance ? document.blankTables : document.tables
        if let answers = RawResponse(tables: tables, front: front, vocabulary) { join(answers) }
        roles.others = document.struckOut
        if let struck = document.firstStruckOut {
            faults.warn(
                at: Spot(line: struck.line, place: struck.place),
                "Text that is struck out was left out, here for the first time. If it is meant, take the line through it away."
            )
        }
    }

    /// Whether words stand in a field for a stance.
    var hasStance: Bool { answers.contains { $0.words?.isEmpty == false } }

    /// Takes a table's answers, and those of the text only where it has stances: headings alone are prose around the
    /// table. Comments under headings belong to the table's answers that have none.
    mutating func join(_ table: RawResponse) {
        let text = self
        self = table
        roles.lines = text.roles.lines
        var dropped: Set<Int> = []
        for (place, answer) in text.answers.enumerated() where answer.words?.isEmpty ?? true {
            if attach(answer) { continue }
            if answer.words == nil || !text.hasStance {
                dropped.insert(place)
            } else {
                answers.append(answer)
            }
        }
        roles.lines.forget(dropped)
        guard text.hasStance else { return }
        answers += text.answers.filter { $0.words?.isEmpty == false }
        faults.merge(text.faults)
    }

    /// Takes a comment without a stance for that of the only answer to its recommendation.
    private mutating func attach(_ comment: RawAnswer) -> Bool {
        guard !comment.comment.isEmpty else { return false }
        let id = comment.id.foldedForMatching
        let places = answers.indices.filter { answers[$0].id.foldedForMatching == id }
        guard places.count == 1, answers[places[0]].comment.isEmpty else {
            if !places.isEmpty {
                faults.warn(
                    at: comment.idSpot,
                    """
                    Found text under recommendation \(comment.id.excerpt) that no stance stands before, beside the answers in a \
                    table; it was not kept. Put it into the table's column of comments.
                    """
                )
            }
            return false
        }
        answers[places[0]].comment = comment.comment
        return true
    }

    private init(unreadableDocument found: String) {
        self.init(isReadable: false)
        faults.error(
            .damaged,
            """
            The document cannot be read: \(found); expected paragraphs and tables. Open it, save it anew, and drop it again, \
            or send its text as “UTF-8 text”.
            """
        )
    }
}
