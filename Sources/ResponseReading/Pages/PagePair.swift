/// A label on a form and what stands beside it, each of which may have several lines.
struct PagePair {
    private var label: [PageLine] = []
    private var answer: [PageLine] = []
    /// On which line of the page it begins, from 1.
    let number: Int

    /// The pairs in these rows of a page.
    ///
    /// White space may tell them apart. Where it does not, a label goes on while it asks for nothing yet, or its next line
    /// begins with a small letter.
    ///
    /// - Parameter edge: Where the answers begin.
    static func all(in rows: [PageRow], edge: Int, _ vocabulary: Vocabulary) -> [PagePair] {
        var pairs: [PagePair] = []
        for row in rows {
            let cells = PageGrid.cells(of: row, [edge])
            if let pair = pairs.last, !pair.ends(before: cells, vocabulary) {
                pairs[pairs.count - 1].label += cells[0]
                pairs[pairs.count - 1].answer += cells[1]
            } else {
                pairs.append(PagePair(label: cells[0], answer: cells[1], number: row.number))
            }
        }
        return pairs
    }

    private func ends(before next: [[PageLine]], _ vocabulary: Vocabulary) -> Bool {
        guard let line = next[0].first, let last = label.last else { return !next[0].isEmpty }
        if line.box.top - last.box.bottom > last.box.height / 2 { return true }
        let begins = PrintedLine(line.text, vocabulary)
        if begins.isHeading { return true }
        if line.text.first?.isLowercase == true { return false }
        let text = PageGrid.text(of: label)
        let whole = PrintedLine(text, vocabulary)
        return begins.isLabel || whole.isLabel || whole.isHeading || whole.isKeyed || text.last?.isPunctuation == true
    }

    /// As lines of a text.
    func lines(_ vocabulary: Vocabulary) -> String {
        let (label, answer) = (PageGrid.text(of: label), answerText(vocabulary))
        if let form = Table(rows: [[label, answer]]).asFormText(vocabulary.columnWords) { return form }
        if label.isEmpty || answer.isEmpty { return label + answer }
        let isAnswer = PrintedLine(answer, vocabulary).isStance || PrintedLine(label, vocabulary).isHeading
        if isAnswer { return "\(label)\n\(answer)" }
        return label + (label.last?.isPunctuation == true || label.utf8.count > 60 ? " " : ": ") + answer
    }

    /// The lines of the answer joined, but for a stance that has a line to itself.
    private func answerText(_ vocabulary: Vocabulary) -> String {
        let whole = PageGrid.text(of: answer)
        if PrintedLine(whole, vocabulary).isStance { return whole }
        var text = ""
        var last = ""
        for line in answer.map(\.text) {
            let isLower = line.first?.isLowercase == true
            let stands = PrintedLine(last, vocabulary).isStance || PrintedLine(line, vocabulary).isStance
            if text.isEmpty { text = line } else { text.join(line, isApart: stands && !isLower) }
            last = line
        }
        return text
    }
}
