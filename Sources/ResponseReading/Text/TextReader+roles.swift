/// What the pieces of a text are taken for that belong to no answer.
extension TextReader {
    /// Says what a piece was taken for.
    mutating func note(_ range: Range<Int>, _ role: Reading.Role) {
        asides.append(LineRoles.Span(range: range, role: role, answer: -1))
    }

    /// The line of a mark that is somebody else's.
    mutating func noteQuoted(_ mark: LocatedMark) {
        note(mark.lineStart..<text.bytes.firstLineEnd(in: mark.lineStart..<text.bytes.count), .quoted)
    }

    /// The quoted lines under a heading that is quoted too.
    mutating func noteQuotation(_ block: ResponseBlock) {
        var start = block.start
        while start < block.end {
            let end = text.bytes.firstLineEnd(in: start..<block.end)
            if text.isQuoted(at: start) { note(start..<end, .quoted) }
            start = text.bytes.lineStart(after: end)
        }
    }

    /// An empty list for the roles of the answers.
    var emptyRoles: LineRoles { LineRoles(text, count: 6 * blocks.count + asides.count + 4, tableLines: tableLines) }

    /// What stands below the answers and is somebody else's.
    func noteEnd(_ roles: inout LineRoles) {
        roles.answer = -1
        for start in [earlierMail?.start, annex?.start].compactMap(\.self) {
            roles.note(start..<text.bytes.count, .quoted)
        }
        roles.note(asides)
    }

    /// A heading and the stance under it, with what stands around its words on their line.
    func note(_ mark: AnswerMark, of block: ResponseBlock, _ roles: inout LineRoles) {
        let start = max(mark.start, min(block.heading.textStart, mark.words.lowerBound))
        roles.note(start..<max(start, mark.words.lowerBound), .label)
        if let label = mark.label { roles.note(label, .speaker) }
        roles.note(mark.words, .stance)
        roles.note(mark.words.upperBound..<max(mark.words.upperBound, mark.commentStart), .label)
    }

    /// What stands between a heading and a stance, or the end, of which the last lines may be comment.
    func noteLead(_ range: Range<Int>, comment: String, _ roles: inout LineRoles) {
        let lead = text.trimmedRange(range)
        var start = lead.upperBound
        if !comment.isEmpty {
            // Comment is what stands in whole lines at the end.
            for line in 0...comment.utf8.count(where: { $0 == 0x0A }) {
                if line > 0, start > lead.lowerBound, text.bytes[start - 1] == 0x0A { start -= 1 }
                if line > 0, start > lead.lowerBound, text.bytes[start - 1] == 0x0D { start -= 1 }
                while start > lead.lowerBound, text.bytes[start - 1] != 0x0A, text.bytes[start - 1] != 0x0D {
                    start -= 1
                }
            }
        }
        roles.note(lead.lowerBound..<start, .text)
        roles.note(start..<lead.upperBound, .comment)
    }
}
