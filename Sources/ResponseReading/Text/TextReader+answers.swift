import ConsultationModel

extension TextReader {
    /// The answers in the order of the file, and warnings about lines that were read as part of a comment.
    ///
    /// A heading under which no stance stands, for a recommendation that is answered elsewhere, is a sentence of the
    /// comment before it, so that nothing that was written is lost; before the first answer it belongs to a list of
    /// contents. A bare number without a stance is an entry of a list, wherever it stands.
    func response(isNumbered: Bool = false) -> RawResponse {
        var raw = RawResponse(front: front)
        raw.roles.lines = emptyRoles
        for stray in strays { warn(of: stray, &raw.faults) }
        if let earlierMail {
            raw.faults.warn(
                at: text.spot(line: earlierMail.line),
                """
                From here on the text is an earlier mail, quoted; nothing of it was read. Where your own answers stand in \
                it, send them in a text of their own.
                """
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
        warnOfDoubts(&raw.faults)
        let kept = keptBlocks(isNumbered: isNumbered, &raw.faults, &raw.roles.lines)
        raw.sighting = sighting(in: kept)
        raw.answers.reserveCapacity(kept.count)
        let isInline = answersOnHeadings
        for (index, block) in kept.enumerated() {
            let end = index + 1 < kept.count ? block.end : closing(of: block, &raw.faults, &raw.roles.lines)
            let first = raw.answers.count
            raw.roles.lines.answer = first
            append(block, end: end, isInline: isInline, to: &raw.answers, &raw.roles.lines)
            for place in first..<raw.answers.count { raw.answers[place].scope = block.heading.scope }
            // Not a slice, which would have the whole list copied for each heading.
            let own = Array(raw.answers[first...])
            for id in block.heading.others {
                for var answer in own {
                    answer.id = id
                    raw.answers.append(answer)
                }
            }
        }
        addressParts(kept, &raw)
        noteEnd(&raw.roles.lines)
        return raw
    }

    /// Where parts of the file are of several regions, each answer says whose it is.
    private func addressParts(_ kept: [ResponseBlock], _ raw: inout RawResponse) {
        guard kept.contains(where: { $0.region != nil }) else { return }
        raw.mayHoldSeveralGroups = true
        let first = front.region ?? front.respondent ?? front.title
        for index in raw.answers.indices where raw.answers[index].region == nil && raw.answers[index].group == nil {
            let line = raw.answers[index].idSpot.line
            guard let block = kept.last(where: { $0.line <= line }), let entry = block.region ?? first else { continue }
            raw.answers[index].group = entry.name
            raw.answers[index].groupSpot = entry.spot
        }
    }

    private func keptBlocks(
        isNumbered: Bool,
        _ faults: inout FaultList,
        _ roles: inout LineRoles
    ) -> [ResponseBlock] {
        if !blocks.contains(where: { $0.marks.isEmpty || $0.heading.isBare }) { return blocks }
        // A number alone gives way to a heading with the word.
        let answered = Set(
            blocks.filter { !$0.marks.isEmpty && !$0.heading.isBare }.map(\.heading.id.foldedForMatching)
        )
        var kept: [ResponseBlock] = []
        var contents: [ResponseBlock] = []
        for block in blocks {
            let isSentence =
                (block.marks.isEmpty || block.heading.isBare && answered.contains(block.heading.id.foldedForMatching))
                && (answered.contains(block.heading.id.foldedForMatching) || !block.heading.others.isEmpty
                    || (isNumbered && !block.quotesText))
            if isSentence, kept.isEmpty {
                contents.append(block)
                roles.note(block.start..<block.end, .text)
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

    /// Whether some stance stands right behind its number: "Rec 1: Support", "Rec 1: Yes, but …".
    private var answersOnHeadings: Bool {
        blocks.contains { block in
            guard let first = block.marks.first else { return beginsLikeStance(block, atComma: true) }
            guard marks[first].line == block.line else { return false }
            let start = block.heading.textStart
            return marks[first].mark.words.lowerBound - start <= 4
        }
    }

    /// "3. Support, because of costs": a comma ends no stance, and yet the sender should be told.
    ///
    /// - Parameter atComma: Whether only a comma counts, which no title has behind a stance, and no space.
    private func beginsLikeStance(_ block: ResponseBlock, atComma: Bool = false) -> Bool {
        if atComma, block.quotesText { return false }
        let start = block.heading.textStart
        let line = text.string(start..<text.bytes.firstLineEnd(in: start..<max(start, block.end)))
        return line.prefix(60).indices.contains {
            (line[$0] == "," || !atComma && line[$0] == " ") && vocabulary.isStance(String(line[..<$0]))
        }
    }

    // MARK: Answers

    private func append(
        _ block: ResponseBlock,
        end: Int,
        isInline: Bool,
        to answers: inout [RawAnswer],
        _ roles: inout LineRoles
    ) {
        let heading = block.heading
        let idSpot = spot(of: block)
        roles.note(block.start..<heading.textStart, .heading)
        if block.marks.isEmpty, let section = block.section, sectionsDecide {
            answers.append(answer(of: block, in: section, end: end, &roles))
            return
        }
        if block.marks.isEmpty, let tally = block.tally {
            answers.append(answer(of: block, in: tally, end: end, &roles))
            return
        }
        if block.marks.isEmpty, block.open == nil, let words = unknownStance(of: block, isInline: isInline) {
            // "Rec 3: Yes, but only if funded": an answer, in words that nobody knows.
            let end = max(end, words.upperBound)
            let lineEnd = text.bytes.firstLineEnd(in: words.upperBound..<end)
            roles.note(words, .stance)
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
                    comment: comment(in: lineEnd..<end, without: block.labels, &roles)
                )
            )
            return
        }
        if block.marks.isEmpty {
            let lead = block.quotesText ? ("", nil) : dividedLead(of: block, before: end, hasComment: false, &roles)
            if block.quotesText {
                roles.note(heading.textStart..<behindLine(of: heading.textStart), .text)
                roles.note(behindLine(of: heading.textStart)..<max(end, behindLine(of: heading.textStart)), .comment)
            }
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
            let behind = mark.commentStart..<max(next, mark.commentStart)
            var comment = comment(in: behind, without: block.labels, &roles)
            var quotation: String?
            let isQuoted = block.quotesText && behindLine(of: heading.textStart) == located.lineStart
            if index == block.marks.lowerBound, !isQuoted, mark.start > heading.textStart {
                let leadEnd = block.quotationStart ?? mark.start
                let lead = dividedLead(of: block, before: leadEnd, hasComment: !comment.isEmpty, &roles)
                quotation = lead.quotation
                if !lead.comment.isEmpty {
                    comment = comment.isEmpty ? lead.comment : "\(lead.comment)\n\(comment)"
                }
            }
            if isQuoted { roles.note(heading.textStart..<located.lineStart, .text) }
            note(mark, of: block, &roles)
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

    /// Whether the titles of parts say which stance is taken: no recommendation has one of its own.
    var sectionsDecide: Bool { section != nil && marks.isEmpty }

    /// An answer whose stance is the title of its part of the file: all that follows its number is comment.
    private func answer(
        of block: ResponseBlock,
        in section: LocatedMark,
        end: Int,
        _ roles: inout LineRoles
    ) -> RawAnswer {
        let start = block.heading.textStart
        let isText = block.quotesText || isRegistered(block)
        let comment = isText ? behindLine(of: start) : start
        roles.note(start..<comment, .text)
        return RawAnswer(
            id: block.heading.id,
            idSpot: spot(of: block),
            groupSpot: spot(of: block),
            words: text.string(section.mark.words),
            spot: spot(of: section),
            comment: self.comment(in: min(comment, max(start, end))..<max(start, end), without: block.labels, &roles)
        )
    }

    /// Counts of votes for an answer: words that are no stance, so that it is left open.
    private func answer(
        of block: ResponseBlock,
        in tally: (line: Int, words: Range<Int>),
        end: Int,
        _ roles: inout LineRoles
    ) -> RawAnswer {
        roles.note(tally.words, .stance)
        var lineStart = tally.words.lowerBound
        while lineStart > block.start, text.bytes[lineStart - 1] != 0x0A, text.bytes[lineStart - 1] != 0x0D {
            lineStart -= 1
        }
        let behind = tally.words.upperBound
        return RawAnswer(
            id: block.heading.id,
            idSpot: spot(of: block),
            groupSpot: spot(of: block),
            words: text.string(tally.words),
            spot: text.spot(line: tally.line, column: text.column(of: tally.words.lowerBound, lineStart: lineStart)),
            comment: comment(in: behind..<max(behind, end), without: block.labels, &roles)
        )
    }

    private func isRegistered(_ block: ResponseBlock) -> Bool {
        let start = block.heading.textStart
        let line = start..<text.bytes.firstLineEnd(in: start..<max(start, block.end))
        return vocabulary.registered.isBeginning(line, of: block.heading.id, in: text)
    }

    /// What stands between a heading and a stance, or the end: the quotation, and a comment that comes first.
    private func dividedLead(
        of block: ResponseBlock,
        before end: Int,
        hasComment: Bool,
        _ roles: inout LineRoles
    ) -> (comment: String, quotation: String?) {
        let start = block.heading.textStart
        let range = start..<max(start, end)
        let labels = block.labels.filter { $0.lowerBound < range.upperBound }
        func lead(before end: Int, hasComment: Bool) -> (quotation: String?, comment: String) {
            let end = max(start, end)
            let lineEnd = text.bytes.firstLineEnd(in: start..<end)
            return vocabulary.registered.divide(
                text.trimmed(start..<lineEnd),
                text.trimmed(text.withoutRules(lineEnd..<end)),
                of: block.heading.id,
                hasComment: hasComment
            )
        }
        guard let first = labels.first else {
            let divided = lead(before: range.upperBound, hasComment: hasComment)
            noteLead(range, comment: divided.comment, &roles)
            return (divided.comment, divided.quotation)
        }
        // Behind a label there is no doubt about what is a comment.
        let divided = lead(before: first.lowerBound, hasComment: true)
        noteLead(start..<max(start, first.lowerBound), comment: divided.comment, &roles)
        let behind = first.lowerBound..<max(first.lowerBound, range.upperBound)
        let rest = comment(in: behind, without: labels, &roles)
        return ([divided.comment, rest].filter { !$0.isEmpty }.joined(separator: "\n"), divided.quotation)
    }

    private func comment(
        in range: Range<Int>,
        without labels: [Range<Int>],
        _ roles: inout LineRoles
    ) -> String {
        let cuts = labels.filter { range.lowerBound <= $0.lowerBound && $0.upperBound <= range.upperBound }
        roles.note(range, .comment)
        for cut in cuts { roles.note(cut, .label) }
        if cuts.isEmpty { return text.trimmed(text.withoutRules(range)) }
        var pieces: [String] = []
        var start = range.lowerBound
        for cut in cuts where cut.lowerBound >= start {
            pieces.append(text.trimmed(start..<cut.lowerBound))
            start = cut.upperBound
        }
        pieces.append(text.trimmed(text.withoutRules(start..<max(start, range.upperBound))))
        return pieces.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func behindLine(of index: Int) -> Int {
        text.bytes.lineStart(after: text.bytes.firstLineEnd(in: index..<text.bytes.count))
    }

    /// Where the last answer's comment ends: before "Kind regards" and what follows it.
    private func closing(
        of block: ResponseBlock,
        _ faults: inout FaultList,
        _ roles: inout LineRoles
    ) -> Int {
        guard let last = block.marks.last else { return block.end }
        let commentStart = marks[last].mark.commentStart
        guard let closing = Closing(after: commentStart, before: block.end, in: text, vocabulary.labels) else {
            return block.end
        }
        faults.warn(
            at: text.spot(line: marks[last].line + closing.lines),
            "From here on the text reads as the closing of a letter; it is not kept as part of an answer."
        )
        roles.note(closing.start..<block.end, .closing)
        return closing.start
    }

    func spot(of block: ResponseBlock) -> Spot {
        text.spot(
            line: block.line,
            column: text.column(of: block.heading.idRange.lowerBound, lineStart: block.start)
        )
    }

    func spot(of mark: LocatedMark) -> Spot {
        text.spot(line: mark.line, column: text.column(of: mark.mark.words.lowerBound, lineStart: mark.lineStart))
    }
}
