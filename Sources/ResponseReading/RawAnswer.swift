import ConsultationModel

/// An answer as it stands in a file, before it is known what it answers.
struct RawAnswer {
    /// The identifier as written, and where it stands.
    var id: String
    var idLine: Int
    var idColumn: Int
    /// The group's name as written; nil when none stands at the answer.
    var label: String?
    /// Where that name stands; where the words stand when there is none.
    var labelColumn: Int
    /// The stance's words as written; nil when the file has none for this recommendation.
    var words: String?
    /// Where the words stand; where the identifier stands when there are none.
    var line: Int
    var column: Int
    var comment: String
    /// What stands between heading and answer: as a rule the text of the recommendation.
    var quotation: String
}

extension PlainText {
    /// The answers in the order of the file, and warnings about lines that were read as part of a comment.
    ///
    /// A heading under which no stance stands, for a recommendation that is answered elsewhere, is a sentence of the
    /// comment before it, so that nothing that was written is lost; before the first answer it belongs to a list of contents.
    func answers(in text: SourceText) -> (answers: [RawAnswer], warnings: [Fault]) {
        var warnings: [Fault] = []
        let answered = Set(blocks.filter { !$0.marks.isEmpty }.map(\.heading.id.foldedForMatching))
        var kept: [ResponseBlock] = []
        for stray in strays {
            let words = String(decoding: text.bytes[stray.mark.words], as: UTF8.self)
            warnings.append(
                Fault(
                    .warning,
                    line: stray.line,
                    column: stray.column,
                    """
                    Found the stance “\(words.excerpt)” before the first recommendation; expected a line such as \
                    “Recommendation 1.” before it. It answers nothing.
                    """
                )
            )
        }
        var contents: [ResponseBlock] = []
        for block in blocks {
            let isAnsweredElsewhere =
                block.marks.isEmpty && answered.contains(block.heading.id.foldedForMatching)
            if isAnsweredElsewhere, kept.isEmpty {
                contents.append(block)
            } else if isAnsweredElsewhere, let last = kept.indices.last, !kept[last].marks.isEmpty {
                kept[last].end = block.end
                warnings.append(
                    Fault(
                        .warning,
                        line: block.line,
                        column: block.column,
                        """
                        This line reads as the heading of recommendation \(block.heading.id.excerpt), which is answered \
                        elsewhere in the file, and no stance follows it. It was kept as part of the comment before it; \
                        check that it belongs there.
                        """
                    )
                )
            } else {
                kept.append(block)
            }
        }
        if let first = contents.first, let last = contents.last {
            warnings.append(
                Fault(
                    .warning,
                    line: first.line,
                    """
                    From here to line \(last.line) recommendations are named without a stance, before the first answer; these \
                    lines were taken for a list of contents and are not kept.
                    """
                )
            )
        }
        var answers: [RawAnswer] = []
        for block in kept {
            func answer(_ mark: ResponseBlock.LocatedMark?, comment: Range<Int>, quotation: String) -> RawAnswer {
                RawAnswer(
                    id: block.heading.id,
                    idLine: block.line,
                    idColumn: block.column,
                    label: mark?.mark.label.map { String(decoding: text.bytes[$0], as: UTF8.self) },
                    labelColumn: mark.map { text.column(of: $0.mark.start, lineStart: $0.lineStart) } ?? block.column,
                    words: mark.map { String(decoding: text.bytes[$0.mark.words], as: UTF8.self) },
                    line: mark?.line ?? block.line,
                    column: mark?.column ?? block.column,
                    comment: text.trimmed(comment),
                    quotation: quotation
                )
            }
            if block.marks.isEmpty {
                // Without a stance it cannot be told what is comment and what recommendation; the resolver compares.
                answers.append(answer(nil, comment: block.heading.textStart..<block.end, quotation: ""))
            }
            for (index, mark) in block.marks.enumerated() {
                let end = index + 1 < block.marks.count ? block.marks[index + 1].lineStart : block.end
                let quoted = block.heading.textStart..<max(block.heading.textStart, mark.mark.start)
                answers.append(
                    answer(
                        mark,
                        comment: mark.mark.commentStart..<max(end, mark.mark.commentStart),
                        quotation: index == 0 ? text.trimmed(quoted) : ""
                    )
                )
            }
        }
        return (answers, warnings)
    }
}

extension String {
    /// At most 60 characters, on one line, for a message.
    var excerpt: String {
        let line = split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > 60 ? line.prefix(59) + "…" : line
    }
}
