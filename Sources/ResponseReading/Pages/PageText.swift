import ConsultationModel

/// The text of pages as lines, each a paragraph, with their places.
///
/// Printed lines are joined where it is clear that one goes on with the other: at the usual distance and the same left
/// edge, when the next word had no room on the line before. A line that begins a heading or an answer is never joined.
struct PageText {
    /// The lines' text, each ended by LF.
    private(set) var text: [UInt8] = []
    /// Of each line, "page 2, line 7".
    private(set) var places: [String] = []

    private let vocabulary: Vocabulary
    private let measure: PageMeasure
    /// What is not written yet.
    private var paragraph: (text: String, place: String)?
    /// The last printed line of it.
    private var last: (row: PageRow, column: Int)?

    init(_ measure: PageMeasure, _ vocabulary: Vocabulary) {
        self.measure = measure
        self.vocabulary = vocabulary
    }

    /// Adds lines of a page or of a column, which is 0 when the page has none.
    mutating func append(_ rows: [PageRow], page: Int, column: Int = 0) {
        for (index, row) in rows.enumerated() {
            let line = row.text
            if var whole = paragraph, let last,
                index > 0
                    ? goesOn(whole.text, line, last.row, row, column) : goesOnElsewhere(whole.text, line, last, row)
            {
                whole.text.join(line)
                paragraph = whole
            } else {
                let isApart = index > 0 && last.map { measure.isApart($0.row, row) } == true
                close(isApart: isApart)
                let columnName = column > 0 ? "column \(column), " : ""
                paragraph = (line, "page \(page), \(columnName)line \(row.number)")
            }
            last = (row, column)
        }
    }

    /// Adds lines as they are.
    mutating func append(lines: String, page: Int, number: Int) {
        close()
        for line in lines.split(separator: "\n", omittingEmptySubsequences: false) {
            write(String(line), "page \(page), line \(number)")
        }
    }

    /// Ends the paragraph.
    mutating func close(isApart: Bool = false) {
        if let paragraph {
            write(paragraph.text, paragraph.place)
            if isApart { write("", paragraph.place) }
        }
        paragraph = nil
        last = nil
    }

    private mutating func write(_ line: String, _ place: String) {
        // A CR ends a line too.
        for byte in line.utf8 { text.append(byte == 0x0D || byte == 0x0A ? 0x20 : byte) }
        text.append(0x0A)
        places.append(place)
    }

    // MARK: Joining

    private func goesOn(_ whole: String, _ line: String, _ above: PageRow, _ row: PageRow, _ column: Int) -> Bool {
        guard measure.isSameParagraph(above, row, isItem: PrintedLine(whole, vocabulary).isItem) else { return false }
        let next = PrintedLine(line, vocabulary)
        if next.isHeading { return false }
        if whole.hasOpenMark || (line.first == "[" && PrintedLine(whole, vocabulary).isSpeaker) { return true }
        let isLower = line.first?.isLowercase == true
        if isLower, whole.endsInHyphen { return true }
        let before = PrintedLine(whole, vocabulary)
        guard measure.isFull(above, before: row, column: column), !before.isWholeMark else { return false }
        if next.isStance { return isLower && !before.isHeading && !before.isLabel }
        if isLower { return true }
        return !next.isMarked && !next.isLabel && !next.isItem && !next.isKeyed
    }

    /// Over the end of a page or a column only sentences go on.
    private func goesOnElsewhere(
        _ whole: String,
        _ line: String,
        _ above: (row: PageRow, column: Int),
        _ row: PageRow
    ) -> Bool {
        guard line.first?.isLowercase == true, measure.isFull(above.row, before: row, column: above.column),
            let end = whole.last, !".!?:".contains(end)
        else { return false }
        let (before, next) = (PrintedLine(whole, vocabulary), PrintedLine(line, vocabulary))
        return !next.isHeading && !next.isStance && !before.isWholeMark
    }
}

extension String {
    /// Whether `[*` stands near its end and nothing closes it.
    fileprivate var hasOpenMark: Bool {
        let end = suffix(60)
        guard let open = end.lastIndex(of: "[") else { return false }
        return !end[open...].contains("]")
    }
}
