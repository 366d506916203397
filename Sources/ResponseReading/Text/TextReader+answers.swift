import ConsultationModel

extension TextReader {
    /// The answers in the order of the file, and warnings about lines that were read as part of a comment.
    ///
    /// A heading under which no stance stands, for a recommendation that is answered elsewhere, is a sentence of the
    /// comment before it, so that nothing that was written is lost; before the first answer it belongs to a list of
    /// contents. A bare number without a stance is an entry of a list, wherever it stands.
    func response(isNumbered: Bool = false) -> RawResponse {
        var raw = RawResponse(front: front)
        for stray in strays { warn(of: stray, &raw.faults) }
        if let earlierMail {
            raw.faults.warn(
                at: text.spot(line: earlierMail.line),
                "From here on the text is an earlier mail, quoted; nothing of it was read."
            )
        }
        if leftOutQuotations {
            raw.faults.warn(
                """
                Stances on lines that begin with “>” were taken for quotations of somebody else's mail and are not counted. \
                Take the “>” away where they are your own.
                """
            )
        }
        let kept = keptBlocks(isNumbered: isNumbered, &raw.faults)
        raw.answers.reserveCapacity(kept.count)
        let isInline = answersOnHeadings
        for (index, block) in kept.enumerated() {
            let end = index + 1 < kept.count ? block.end : closing(of: block, &raw.faults)
            let first = raw.answers.count
            append(block, end: end, isInline: isInline, to: &raw.answers)
            // Not a slice, which would have the whole list copied for each heading.
            let own = Array(raw.answers[first...])
            for id in block.heading.others {
                for var answer in own {
                    answer.id = id
                    raw.answers.append(answer)
                }
            }
        }
        return raw
    }

    private func warn(of stray: LocatedMark, _ faults: inout FaultList) {
        let words = text.string(stray.mark.words)
        faults.warn(
            at: spot(of: stray),
            """
            Found the stance “\(words.excerpt)” before the first recommendation; expected a line such as \
            “Recommendation 1.” before it. It answers nothing.
            """
        )
    }

    private func keptBlocks(isNumbered: Bool, _ faults: inout FaultList) -> [ResponseBlock] {
        if !blocks.contains(where: { $0.marks.isEmpty }) { return blocks }
        let answered = Set(blocks.filter { !$0.marks.isEmpty }.map(\.heading.id.foldedForMatching))
        var kept: [ResponseBlock] = []
        var contents: [ResponseBlock] = []
        for block in blocks {
            let isSentence =
                block.marks.isEmpty
                && (answered.contains(block.heading.id.foldedForMatching) || !block.heading.others.isEmpty
                    || (isNumbered && !block.quotesText))
            if isSentence, kept.isEmpty {
                contents.append(block)
            } else if isSentence, let last = kept.indices.last, !kept[last].marks.isEmpty {
                kept[last].end = block.end
                if isNumbered, !beginsLikeStance(block) { continue }
                faults.warn(
                    at: spot(of: block),
                    """
                    This line reads as the heading of recommendation \(block.heading.id.excerpt), which is answered \
                    elsewhere in the file, and no stance follows it. It was kept as part of the comment before it; \
                    check that it belongs there.
                    """
                )
            } else {
                kept.append(block)
            }
        }
        if let first = contents.first, let last = contents.last, !isNumbered {
            faults.warn(
                at: text.spot(line: first.line),
                """
                From here to \(text.spot(line: last.line).name) recommendations are named without a stance, before the \
                first answer; these lines were taken for a list of contents and are not kept.
                """
            )
        }
        return kept
    }

    /// What stands on a heading's line, when it begins like a stance and is no text of the recommendation.
    ///
    /// - Parameter isInline: Whether other stances stand right behind their numbers, so that these words are no title.
    private func unknownStance(of block: ResponseBlock, isInline: Bool) -> Range<Int>? {
        let isLikeStance = beginsLikeStance(block)
        guard !block.quotesText, isInline || isLikeStance else { return nil }
        let start = block.heading.textStart
        let line = text.unmarked(text.trimmedRange(start..<text.bytes.firstLineEnd(in: start..<max(start, block.end))))
        // A longer one is a text.
        guard !line.isEmpty, line.count <= (isLikeStance ? 200 : 60),
            !vocabulary.registered.isBeginning(start..<line.upperBound, of: block.heading.id, in: text)
        else { return nil }
        return line
    }

    /// Whether some stance stands right behind its number: "Rec 1: Support".
    private var answersOnHeadings: Bool {
        blocks.contains { block in
            guard let first = block.marks.first, marks[first].line == block.line else { return false }
            let start = block.heading.textStart
            return marks[first].mark.words.lowerBound - start <= 4
        }
    }

    /// "3. Support, because of costs": a comma ends no stance, and yet the sender should be told.
    private func beginsLikeStance(_ block: ResponseBlock) -> Bool {
        let start = block.heading.textStart
        let line = text.string(start..<text.bytes.firstLineEnd(in: start..<max(start, block.end)))
        return line.prefix(60).indices.contains {
            (line[$0] == "," || line[$0] == " ") && vocabulary.isStance(String(line[..<$0]))
        }
    }

    // MARK: Answers

    private func append(_ block: ResponseBlock, end: Int, isInline: Bool, to answers: inout [RawAnswer]) {
        let heading = block.heading
        let idSpot = spot(of: block)
        if block.marks.isEmpty, let words = unknownStance(of: block, isInline: isInline) {
            // "Rec 3: Yes, but only if funded": an answer, in words that nobody knows.
            let end = max(end, words.upperBound)
            let lineEnd = text.bytes.firstLineEnd(in: words.upperBound..<end)
            answers.append(
                RawAnswer(
                    id: heading.id,
                    idSpot: idSpot,
                    groupSpot: idSpot,
                    words: text.string(words),
                    spot: text.spot(
                        line: block.line,
                        column: text.column(of: words.lowerBound, lineStart: block.start)
                    ),
                    comment: comment(in: lineEnd..<end, without: block.labels)
                )
            )
            return
        }
        if block.marks.isEmpty {
            let lead = block.quotesText ? ("", nil) : dividedLead(of: block, before: end, hasComment: false)
            answers.append(
                RawAnswer(
                    id: heading.id,
                    idSpot: idSpot,
                    groupSpot: idSpot,
                    words: nil,
                    spot: idSpot,
                    comment: block.quotesText
                        ? text.trimmed(behindLine(of: heading.textStart)..<max(end, behindLine(of: heading.textStart)))
                        : lead.0,
                    quotation: lead.1
                )
            )
            return
        }
        for index in block.marks {
            let located = marks[index]
            let mark = located.mark
            let next = index + 1 < block.marks.upperBound ? marks[index + 1].lineStart : end
            var comment = comment(in: mark.commentStart..<max(next, mark.commentStart), without: block.labels)
            var quotation: String?
            let isQuoted = block.quotesText && behindLine(of: heading.textStart) == located.lineStart
            if index == block.marks.lowerBound, !isQuoted, mark.start > heading.textStart {
                let lead = dividedLead(of: block, before: mark.start, hasComment: !comment.isEmpty)
                quotation = lead.quotation
                if !lead.comment.isEmpty {
                    comment = comment.isEmpty ? lead.comment : "\(lead.comment)\n\(comment)"
                }
            }
            let column = text.column(of: mark.words.lowerBound, lineStart: located.lineStart)
            let wordsSpot = text.spot(line: located.line, column: column)
            answers.append(
                RawAnswer(
                    id: heading.id,
                    idSpot: idSpot,
                    group: located.group,
                    groupSpot: mark.label == nil
                        ? wordsSpot
                        : text.spot(
                            line: located.line,
                            column: text.column(of: mark.start, lineStart: located.lineStart)
                        ),
                    words: text.string(mark.words),
                    spot: wordsSpot,
                    comment: comment,
                    quotation: quotation
                )
            )
        }
    }

    /// What stands between a heading and a stance, or the end: the quotation, and a comment that comes first.
    private func dividedLead(
        of block: ResponseBlock,
        before end: Int,
        hasComment: Bool
    ) -> (comment: String, quotation: String?) {
        let start = block.heading.textStart
        let range = start..<max(start, end)
        let labels = block.labels.filter { $0.lowerBound < range.upperBound }
        func lead(before end: Int, hasComment: Bool) -> (quotation: String?, comment: String) {
            let end = max(start, end)
            let lineEnd = text.bytes.firstLineEnd(in: start..<end)
            return vocabulary.registered.divide(
                text.trimmed(start..<lineEnd),
                text.trimmed(lineEnd..<end),
                of: block.heading.id,
                hasComment: hasComment
            )
        }
        guard let first = labels.first else {
            let divided = lead(before: range.upperBound, hasComment: hasComment)
            return (divided.comment, divided.quotation)
        }
        // Behind a label there is no doubt about what is a comment.
        let divided = lead(before: first.lowerBound, hasComment: true)
        let rest = comment(in: first.lowerBound..<max(first.lowerBound, range.upperBound), without: labels)
        return ([divided.comment, rest].filter { !$0.isEmpty }.joined(separator: "\n"), divided.quotation)
    }

    private func comment(in range: Range<Int>, without labels: [Range<Int>]) -> String {
        let cuts = labels.filter { range.lowerBound <= $0.lowerBound && $0.upperBound <= range.upperBound }
        if cuts.isEmpty { return text.trimmed(range) }
        var pieces: [String] = []
        var start = range.lowerBound
        for cut in cuts where cut.lowerBound >= start {
            pieces.append(text.trimmed(start..<cut.lowerBound))
            start = cut.upperBound
        }
        pieces.append(text.trimmed(start..<range.upperBound))
        return pieces.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func behindLine(of index: Int) -> Int {
        text.bytes.lineStart(after: text.bytes.firstLineEnd(in: index..<text.bytes.count))
    }

    /// Where the last answer's comment ends: before "Kind regards" and what follows it.
    private func closing(of block: ResponseBlock, _ faults: inout FaultList) -> Int {
        guard let last = block.marks.last else { return block.end }
        guard let closing = Closing(after: marks[last].mark.commentStart, before: block.end, in: text) else {
            return block.end
        }
        faults.warn(
            at: text.spot(line: marks[last].line + closing.lines),
            "From here on the text reads as the closing of a letter; it is not kept as part of an answer."
        )
        return closing.start
    }

    private func spot(of block: ResponseBlock) -> Spot {
        text.spot(
            line: block.line,
            column: text.column(of: block.heading.idRange.lowerBound, lineStart: block.start)
        )
    }

    private func spot(of mark: LocatedMark) -> Spot {
        text.spot(line: mark.line, column: text.column(of: mark.mark.words.lowerBound, lineStart: mark.lineStart))
    }
}

extension String {
    /// At most 60 characters, on one line, for a message.
    var excerpt: String {
        let line = prefix(1000).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > 60 ? line.prefix(59) + "…" : line
    }
}
