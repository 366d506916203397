import ConsultationModel

extension Vocabulary {
    /// What a cell for a stance holds: the stance's words without markup around them, and a comment when people wrote one
    /// into the same cell. Of a long text that begins with no known stance the words are how it begins.
    func stanceAndComment(in cell: String) -> (words: String, comment: String) {
        if cell.isEmpty { return ("", "") }
        if let words = tickedWords(in: cell) { return (words, "") }
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

    /// The words of a choice whose box is ticked: "☒ Support ☐ It Depends", and "Support [x] It Depends [ ]", where a box
    /// is behind its words. Empty when no box is ticked; all of the cell when several are; nil when there are no boxes, or
    /// other words than stances beside them.
    private func tickedWords(in cell: String) -> String? {
        // Of the boxes beyond ASCII the first byte is this one.
        guard cell.utf8.count <= 400, cell.utf8.contains(where: { $0 == 0x5B || $0 == 0x28 || $0 >= 0xE2 }) else {
            return nil
        }
        var choices: [(words: String, isTicked: Bool)] = []
        var (words, box) = ("", Bool?.none)
        var hasBoxBehind: Bool?
        var rest = cell[...]
        while let sign = rest.first {
            guard let found = rest.leadingBox else {
                words.append(sign)
                rest.removeFirst()
                continue
            }
            let isBehind = hasBoxBehind ?? !words.withoutMarkup.isEmpty
            hasBoxBehind = isBehind
            if isBehind {
                choices.append((words, found.isTicked))
            } else if let box {
                choices.append((words, box))
            }
            (words, box) = ("", found.isTicked)
            rest = found.rest
        }
        guard let hasBoxBehind, let box else { return nil }
        if hasBoxBehind {
            guard words.withoutMarkup.isEmpty else { return nil }
        } else {
            choices.append((words, box))
        }
        choices = choices.map { ($0.words.withoutMarkup.trimmedOfSeparators, $0.isTicked) }
        guard choices.allSatisfy({ isStance($0.words) }) else { return nil }
        let ticked = choices.filter(\.isTicked)
        return ticked.count > 1 ? cell : ticked.first?.words ?? ""
    }
}

extension Substring {
    /// A box to tick with which it begins, and what stands behind it.
    fileprivate var leadingBox: (isTicked: Bool, rest: Substring)? {
        // A variation selector may stand behind it.
        guard let first = unicodeScalars.first else { return nil }
        switch first {
        case "☐", "□", "▢", "○", "◯": return (false, dropFirst())
        case "☒", "☑", "✓", "✔", "✗", "✘", "■", "●", "◉": return (true, dropFirst())
        case "[", "(":
            guard let close = prefix(5).firstIndex(of: first == "[" ? "]" : ")") else { return nil }
            let inner = self[index(after: startIndex)..<close].filter { !$0.isWhitespace }
            guard inner.isEmpty || ["x", "X", "✓", "✔", "✗", "✘"].contains(inner) else { return nil }
            return (!inner.isEmpty, self[index(after: close)...])
        default: return nil
        }
    }
}

extension String {
    /// Without what stands between choices: "/", "|", ",", ";" and line ends.
    fileprivate var trimmedOfSeparators: String {
        func isSeparator(_ sign: Character) -> Bool { sign.isWhitespace || "/|,;".contains(sign) }
        var rest = self[...].drop(while: isSeparator)
        while let last = rest.last, isSeparator(last) { rest.removeLast() }
        return String(rest)
    }

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
