import ConsultationModel

extension Vocabulary {
    /// What a cell for a stance holds: the stance's words without markup around them, and a comment when people wrote one
    /// into the same cell. Of a long text that begins with no known stance the words are how it begins.
    func stanceAndComment(in cell: String) -> (words: String, comment: String) {
        if cell.isEmpty { return ("", "") }
        // A tick or a cross alone says neither yes nor no for certain.
        let signs = cell.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
        if signs.count == 1, let sign = signs.first, let meaning = BoxSign.meaning(of: sign), meaning != .empty {
            return (cell, "")
        }
        if let ticked = tickedWords(in: cell) { return ticked }
        let bare = cell.withoutMarkup
        if isStance(bare) { return (bare, "") }
        // "do_not_support", as programs write a choice.
        if bare.utf8.count <= 60, bare.contains("_"), !bare.contains(" ") {
            let words = bare.replacing("_", with: " ")
            if isStance(words) { return (words, "") }
        }
        if let options = options(in: cell) { return options }
        let head = bare.hasPrefix("[") || bare.hasPrefix("*") ? bare.bracketed : nil
        if let head, isStance(head.words) { return (head.words, head.rest) }
        if let (words, rest) = leadingStance(of: bare) { return (String(words), String(rest)) }
        if bare.utf8.count <= 100 { return (bare, "") }
        let beginning = bare.prefix(60)
        let end = beginning.lastIndex(where: \.isWhitespace) ?? beginning.endIndex
        return (String(beginning[..<end]), cell)
    }

    /// Of a cell that begins with stances to choose from, on one line or one a line, the one that is set apart and what follows;
    /// all of them as the words, which nobody knows, where none is. nil for any other cell.
    func options(in cell: String) -> (words: String, comment: String)? {
        guard cell.utf8.count <= 2000,
            cell.utf8.contains(where: {
                $0 == 0x0A || $0 == 0x2F || $0 == 0x7C || $0 == 0x3B
                    || $0
                        == 0x2C
                    || $0 == 0x09
            })
        else { return nil }
        guard let text = try? SourceText(utf8: Array(cell.utf8)) else { return nil }
        let firstEnd = text.bytes.firstLineEnd(in: text.start..<text.bytes.count)
        var end = firstEnd
        var list = OptionList(line: text.start..<firstEnd, in: text, self)
        if list == nil {
            var options: [OptionLine] = []
            var start = text.start
            while options.count < 12, start < text.bytes.count {
                let lineEnd = text.bytes.firstLineEnd(in: start..<text.bytes.count)
                if !text.trimmedRange(start..<lineEnd).isEmpty {
                    guard let option = OptionLine(start..<lineEnd, in: text, self) else { break }
                    options.append(option)
                    end = lineEnd
                }
                start = text.bytes.lineStart(after: lineEnd)
            }
            list = OptionList(options, in: text, self)
        }
        guard let list else { return nil }
        let comment = text.trimmed(end..<text.bytes.count)
        return (list.chosen.map { text.string($0.words) } ?? text.trimmed(text.start..<end), comment)
    }

    /// The words of a choice whose box is ticked, and what stands behind the choices. Empty words when no box is ticked;
    /// all of the cell when several are; nil when there are no boxes, or other words than stances beside them.
    private func tickedWords(in cell: String) -> (words: String, comment: String)? {
        guard cell.utf8.count <= 400, cell.utf8.contains(where: BoxSign.mayBegin) else { return nil }
        // Choices on lines of their own stand apart as those on one line do.
        let line = cell.split(whereSeparator: \.isNewline).joined(separator: " ; ")
        guard let text = try? SourceText(utf8: Array(line.utf8)),
            let choices = text.choices(in: text.start..<text.bytes.count, self),
            choices.all.allSatisfy({ isStance($0, in: text) })
        else { return nil }
        guard choices.ticked.count <= 1, choices.isClear else { return (cell, "") }
        guard let ticked = choices.ticked.first else { return ("", "") }
        let rest = text.trimmedRange(choices.end..<text.bytes.count)
        let label = FieldLabel(of: rest, in: text, labels)
        let start = label?.kind == .comment ? label?.range.upperBound ?? rest.lowerBound : rest.lowerBound
        return (text.string(ticked), text.string(start..<rest.upperBound).trimmedOfSeparators)
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
