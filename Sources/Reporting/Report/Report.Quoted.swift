public import ConsultationModel

extension Report {
    /// An answer as the report shows it: a long comment may be cut.
    @dynamicMemberLookup
    public struct Quoted: Sendable, Hashable {
        /// The answer, with the comment that is shown.
        public let quotation: ConsultationState.Quotation
        /// Whether the comment is only the beginning of what was written.
        public let isShortened: Bool

        /// Cuts the comment where it takes more than so many bytes in UTF-8.
        init(_ quotation: ConsultationState.Quotation, limit: Int = .max) {
            guard quotation.answer.comment.utf8.count > limit else {
                (self.quotation, isShortened) = (quotation, false)
                return
            }
            var quotation = quotation
            quotation.answer.comment = quotation.answer.comment.cut(to: limit)
            (self.quotation, isShortened) = (quotation, true)
        }

        /// What the answer has.
        public subscript<Value>(dynamicMember member: KeyPath<ConsultationState.Quotation, Value>) -> Value {
            quotation[keyPath: member]
        }
    }
}

extension String {
    /// The beginning that takes at most so many bytes in UTF-8, cut between words where it can be, and "…".
    func cut(to bytes: Int) -> String {
        guard utf8.count > bytes else { return self }
        var end = utf8.index(startIndex, offsetBy: max(0, bytes - 3))
        while utf8[end] & 0xC0 == 0x80 { end = utf8.index(before: end) }
        var kept = self[..<end]
        // Within a character of several scalars.
        if end.samePosition(in: self) == nil { kept = kept.dropLast() }
        if kept.endIndex < endIndex, !self[kept.endIndex].isWhitespace, let space = kept.lastSpace(within: 40) {
            kept = kept[..<space]
        }
        while kept.last?.isWhitespace == true { kept.removeLast() }
        return kept + "…"
    }
}

extension Substring {
    /// The last white space among so many characters at the end.
    fileprivate func lastSpace(within number: Int) -> Index? {
        let end = utf8.suffix(number)
        // Each of these is a character where all are ASCII.
        guard end.allSatisfy({ (0x20..<0x7F).contains($0) }) else {
            return zip(0..<number, indices.reversed()).first { self[$1].isWhitespace }?.1
        }
        return end.lastIndex(of: 0x20)
    }
}
