extension String {
    /// Columns that a terminal with a fixed-width font needs: 2 for East Asian wide characters and emoji, 0 for marks.
    var displayWidth: Int { self[...].displayWidth }

    /// The beginning, cut between words and marked with "…", when the text is wider than this many columns.
    func shortened(to width: Int) -> String {
        guard displayWidth > width else { return self }
        var taken = beginning(narrowerThan: width)
        if let space = taken.lastIndex(of: " "), taken[..<space].displayWidth * 3 > width * 2 {
            taken = taken[..<space]
        }
        while taken.last == " " { taken.removeLast() }
        return width < 1 ? "" : taken + "…"
    }

    /// As many characters as take less than this many columns.
    private func beginning(narrowerThan width: Int) -> Substring {
        // Where these and the next one are ASCII, each is a character of a column.
        if width > 0, utf8.prefix(width).allSatisfy({ (0x20..<0x7F).contains($0) }) {
            return Substring(utf8.prefix(width - 1))
        }
        var end = startIndex
        var used = 0
        while end < endIndex, used + self[end].displayWidth < width {
            used += self[end].displayWidth
            end = index(after: end)
        }
        return self[..<end]
    }

    /// The text with spaces after it up to this many columns.
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - displayWidth)) }

    /// The text, printable, cut into lines of at most this many columns, between words where it can be; white space
    /// collapses, but for spaces that do not break.
    func wrapped(to width: Int) -> [Substring] {
        if let lines = linesByScalars(to: width) {
            return lines.map { range in
                self[
                    utf8.index(
                        startIndex,
                        offsetBy: range.lowerBound
                    )..<utf8.index(startIndex, offsetBy: range.upperBound)
                ]
            }
        }
        var lines: [Substring] = []
        var line = ""
        var used = 0
        for word in printable.words(between: \.isBreakingSpace) {
            let needed = word.displayWidth
            if !line.isEmpty, used + 1 + needed > width {
                lines.append(line[...])
                (line, used) = ("", 0)
            }
            if !line.isEmpty {
                line += " "
                used += 1
            }
            guard used + needed > width else {
                line += word
                used += needed
                continue
            }
            for character in word {
                if !line.isEmpty, used + character.displayWidth > width {
                    lines.append(line[...])
                    (line, used) = ("", 0)
                }
                line.append(character)
                used += character.displayWidth
            }
        }
        return line.isEmpty ? lines : lines + [line[...]]
    }

    /// The places in UTF-8 of the same lines, for single-spaced text of which each scalar is a character that takes a column;
    /// nil for other text, and for a word that is wider than a line.
    func linesByScalars(to width: Int) -> [Range<Int>]? {
        guard isSingleSpaced else { return nil }
        if utf8.count <= width { return [0..<utf8.count] }
        let bytes = utf8Span.span
        var lines: [Range<Int>] = []
        // Where the line begins and where its last space stands, and how many columns are taken up to there.
        var (start, space) = (0, 0)
        var (columns, columnsBeforeSpace) = (0, 0)
        var index = 0
        while index < bytes.count {
            guard let next = bytes.endOfColumn(at: index) else { return nil }
            if bytes[index] == 0x20 { (space, columnsBeforeSpace) = (index, columns) }
            index = next
            columns += 1
            guard columns > width else { continue }
            guard space > start else { return nil }
            lines.append(start..<space)
            start = space + 1
            columns -= columnsBeforeSpace + 1
        }
        return lines + [start..<bytes.count]
    }

    /// The parts between blank lines, each with its line breaks.
    var paragraphs: [String] {
        if isPlain { return utf8.contains { $0 != 0x20 } ? [self] : [] }
        return lines.split { $0.allSatisfy(\.isWhitespace) }.map { $0.joined(separator: "\n") }
    }

    /// The same as printable lines.
    var paragraphLines: [[Substring]] {
        paragraphs.map { $0.printable.lines.filter { !$0.isEmpty } }
    }

    /// Printable, with every run of white space as one space.
    var oneLine: String { isSingleSpaced ? self : printable.words(between: \.isWhitespace).joined(separator: " ") }

    /// The text without what could take over a terminal or reorder a line: control characters become "\u{FFFD}", marks
    /// that change the direction of text are left out. Line breaks and tabs stay.
    var printable: String {
        if isPlainLines { return self }
        var kept = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in unicodeScalars {
            defer { previous = scalar }
            switch scalar {
            case "\n" where previous == "\r": continue
            case "\n", "\t": kept.append(scalar)
            case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": continue
            case "\r", "\u{85}", "\u{2028}", "\u{2029}": kept.append("\n")
            default: kept.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
            }
        }
        return String(kept)
    }
}

extension Substring {
    /// Columns that a terminal with a fixed-width font needs.
    var displayWidth: Int {
        var columns = 0
        for scalar in unicodeScalars {
            switch scalar.value {
            // Letters, signs and arrows that are a character of one column each.
            case 0x20..<0x7F, 0xA1..<0x300, 0x2010...0x2027, 0x2190...0x22FF: columns += 1
            default: return reduce(0) { $0 + $1.displayWidth }
            }
        }
        return columns
    }
}

extension Character {
    /// Whether a line may end at this white space.
    fileprivate var isBreakingSpace: Bool { isWhitespace && self != "\u{A0}" && self != "\u{202F}" }

    fileprivate var displayWidth: Int {
        guard let first = unicodeScalars.first else { return 0 }
        if first.value < 0x300 { return 1 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        switch first.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
            0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}

extension Span<UInt8> {
    /// Where the next scalar of this plain text begins, if the one here is a character by itself, whatever stands beside
    /// it, and takes one column: Latin letters, dashes, quotation marks, arrows and the signs of formulas. Else nil.
    fileprivate func endOfColumn(at index: Int) -> Int? {
        switch self[index] {
        case ..<0x80: return index + 1
        case 0xC2..<0xCC: return index + 2
        case 0xE2:
            switch (self[index + 1], self[index + 2]) {
            case (0x80, 0x90...0xA7), (0x80, 0xB0...), (0x81, ...0x9E), (0x86, 0x90...), (0x87...0x8B, _):
                return index + 3
            default: return nil
            }
        default: return nil
        }
    }
}
