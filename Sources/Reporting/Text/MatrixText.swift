import Consensus
import ConsultationModel

extension Report {
    /// The matrix recommendation × region in letters, with the levels and a legend, for a terminal.
    ///
    /// Region codes are shortened as far as they can be told apart, else numbered and listed below; where there are too
    /// many of them, the matrix is cut into several. So lines stay within the width as long as it is at least 60 columns.
    ///
    /// - Parameters:
    ///   - colour: Whether letters are coloured by ANSI escape sequences.
    ///   - width: The columns that a line may take.
    public func matrix(colour: Bool, width: Int = 100) -> String {
        (MatrixText(report: self, width: width, colour: colour).lines + [""]).joined(separator: "\n")
    }
}

/// Lays out the matrix in columns of a fixed-width font.
struct MatrixText {
    let report: Report
    let width: Int
    let colour: Bool

    /// The matrix and its legend; no line ends in a space.
    var lines: [String] {
        let levels = report.items.map(level)
        let ids = self.ids
        let idWidth = ids.map(\.displayWidth).max() ?? 0
        let levelWidth = levels.map(\.displayWidth).max() ?? 0
        let room = max(width - idWidth - levelWidth - 4, 8)
        let codes = headings(within: room)

        var lines: [String] = []
        for block in blocks(of: codes, within: room) {
            let widths = block.map { columns(for: codes[$0]) }
            let textWidth = room - widths.reduce(0, +) - 1
            let texts = report.items.map {
                textWidth < 12 ? "" : $0.recommendation.text.oneLine.shortened(to: textWidth)
            }
            let textColumn = texts.map { $0.displayWidth + 1 }.max() ?? 0
            if !lines.isEmpty { lines.append("") }
            let margin = String(repeating: " ", count: idWidth + 1 + textColumn)
            lines.append(margin + zip(block, widths).map { codes[$0].centred(in: $1) }.joined())
            for (row, item) in report.items.enumerated() {
                if ids[row].isEmpty { lines += item.recommendation.id.wrapped(to: width).map(String.init) }
                let letters = zip(block, widths).map { cell(item.regions[$0].position, $1) }.joined()
                lines.append(
                    "\(ids[row].padded(to: idWidth)) \(texts[row].padded(to: textColumn))\(letters)  \(levels[row])"
                )
            }
        }
        let signs = Position.allCases.map { "\(Words.letter(of: $0)) \(report.words.name(of: $0))" }
        let used = marks.filter { report.items.contains(where: $0.isOn) }.map { "\($0.sign) \($0.meaning)" }
        lines += [""] + sideBySide(signs + used)
        if codes == numbers {
            lines += [""] + sideBySide(zip(numbers, report.consultation.regions).map { "\($0) = \($1.code.oneLine)" })
        }
        return lines.map(\.withoutTrailingSpaces)
    }

    /// The regions side by side as far as the room goes, then the next ones below.
    private func blocks(of codes: [String], within room: Int) -> [Range<Int>] {
        var blocks: [Range<Int>] = []
        var start = 0
        var used = 0
        for (index, code) in codes.enumerated() {
            if index > start, used + columns(for: code) > room {
                blocks.append(start..<index)
                (start, used) = (index, 0)
            }
            used += columns(for: code)
        }
        return blocks + [start..<codes.count]
    }

    /// Room for a coloured letter with a space on both sides, and for the code above it.
    private func columns(for code: String) -> Int { max(3, code.displayWidth + 1) }

    private func level(of item: Report.Item) -> String {
        report.words.shortHeadline(of: item) + marks.filter { $0.isOn(item) }.map { " \($0.sign)" }.joined()
    }

    /// What stands behind a level, and what it means.
    private var marks: [(sign: String, meaning: String, isOn: (Report.Item) -> Bool)] {
        let words = report.words
        return [
            ("*", words.borderline, \.isBorderline), ("†", words.designatedOtherwise, \.isDesignatedOtherwise),
            ("‡", words.notOpen, { $0.recommendation.status != .open }),
        ]
    }

    /// The ids of the recommendations, shortened as far as they can be told apart; else a long one is empty, and takes a line
    /// of its own.
    private var ids: [String] {
        let ids = report.items.map(\.recommendation.id.oneLine)
        for width in [8, 12, 16, 20] {
            let shortened = ids.map { $0.shortened(to: width) }
            if shortened.areDistinct { return shortened }
        }
        return ids.map { $0.displayWidth > 8 ? "" : $0 }
    }

    /// The region codes, whole where that leaves room for some text, else the shortest beginnings that tell them apart,
    /// and numbers where those would be long.
    private func headings(within room: Int) -> [String] {
        let codes = report.consultation.regions.map { $0.code.oneLine.shortened(to: 12) }
        let columns = codes.reduce(0) { $0 + self.columns(for: $1) }
        if codes.areDistinct, columns + 24 <= room { return codes }
        for length in 3...6 {
            let beginnings = codes.map { String($0.prefix(length)) }
            if beginnings.areDistinct { return beginnings }
        }
        return codes.areDistinct && columns <= room ? codes : numbers
    }

    private var numbers: [String] { report.consultation.regions.indices.map { String($0 + 1) } }

    private func cell(_ position: Position, _ columns: Int) -> String {
        let letter = Words.letter(of: position)
        let padded = letter.centred(in: columns)
        guard colour else { return padded }
        let style =
            switch position {
            case .stance(.support): "97;44"
            case .stance(.conditional), .divided: "30;43"
            case .stance(.oppose): "97;41"
            case .stance(.abstain), .stance(.notApplicable), .stance(.blank), .stance(.unrecognised): "7"
            case .missing: "2"
            }
        let before = max(0, (columns - 3) / 2)
        let after = max(0, columns - 3 - before)
        return String(repeating: " ", count: before) + "\u{1B}[\(style)m \(letter) \u{1B}[0m"
            + String(repeating: " ", count: after)
    }

    /// These on as few lines as the width allows.
    private func sideBySide(_ entries: [String]) -> [String] {
        var lines: [String] = []
        for entry in entries {
            if let last = lines.last, last.displayWidth + 3 + entry.displayWidth <= width {
                lines[lines.count - 1] += "   " + entry
            } else {
                lines += entry.wrapped(to: width).map(String.init)
            }
        }
        return lines
    }
}

extension [String] {
    fileprivate var areDistinct: Bool { Set(self).count == count }
}

extension String {
    fileprivate func centred(in width: Int) -> String {
        let before = max(0, (width - displayWidth) / 2)
        return (String(repeating: " ", count: before) + self).padded(to: width)
    }

    fileprivate var withoutTrailingSpaces: String {
        var end = endIndex
        while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
        return String(self[..<end])
    }
}
