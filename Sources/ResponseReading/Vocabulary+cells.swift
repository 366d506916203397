import ConsultationModel

extension Vocabulary {
    /// What a cell for a stance holds: the stance's words without markup around them, and a comment when people wrote one
    /// into the same cell. Of a long text that begins with no known stance the words are how it begins.
    func stanceAndComment(in cell: String) -> (words: String, comment: String) {
        if cell.isEmpty { return ("", "") }
        let bare = cell.withoutMarkup
        if isStance(bare) { return (bare, "") }
        let head = bare.hasPrefix("[") || bare.hasPrefix("*") ? bare.bracketed : nil
        if let head, isStance(head.words) { return (head.words, head.rest) }
        if let (words, rest) = leadingStance(of: bare) { return (String(words), String(rest)) }
        if bare.utf8.count <= 100 { return (bare, "") }
        let beginning = bare.prefix(60)
        let end = beginning.lastIndex(where: \.isWhitespace) ?? beginning.endIndex
        return (String(beginning[..<end]), cell)
    }
}

extension String {
    /// Without brackets, boxes and markup around it.
    fileprivate var withoutMarkup: String {
        let boxes: Set<Character> = ["*", "_", "☒", "☑", "✓", "✔", "✗", "✘", " ", "`"]
        var rest = self[...].drop { boxes.contains($0) }
        while let last = rest.last, last == "*" || last == "_" || last == " " || last == "`" { rest.removeLast() }
        if rest.first == "[", rest.last == "]", !rest.dropFirst().contains("[") {
            return String(rest.dropFirst().dropLast()).withoutMarkup
        }
        return String(rest)
    }

    /// "[Support] because" and "[*Support*] because".
    fileprivate var bracketed: (words: String, rest: String)? {
        guard first == "[", let close = prefix(200).firstIndex(of: "]") else { return nil }
        let words = String(self[index(after: startIndex)..<close]).withoutMarkup
        return (words, String(self[index(after: close)...].drop(while: \.isWhitespace)))
    }
}
