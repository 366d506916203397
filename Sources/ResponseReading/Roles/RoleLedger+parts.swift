extension RoleLedger {
    /// All pieces of the file in their order, each with what it was taken for. A piece without a letter or a digit belongs to
    /// the one beside it.
    func parts(_ vocabulary: Vocabulary) -> [Reading.Part] {
        var parts: [Reading.Part] = []
        let cells = tables.sorted { ($0.linesBefore ?? .max) < ($1.linesBefore ?? .max) }
        var rest = cells[...]
        var hidden = others.filter { $0.role == .hidden }[...]
        let names = RecommendationNames(vocabulary)
        lines.forEachLine { number, line in
            while let table = rest.first, let before = table.linesBefore, before < number {
                parts += table.parts(names, vocabulary)
                rest.removeFirst()
            }
            while let other = hidden.first, other.line <= number {
                parts.append(other.part)
                hidden.removeFirst()
            }
            parts += line
        }
        for table in rest { parts += table.parts(names, vocabulary) }
        parts += hidden.map(\.part)
        return parts + others.filter { $0.role != .hidden }.map(\.part)
    }
}

extension RoleLedger.Other {
    fileprivate var part: Reading.Part {
        Reading.Part(line: line, column: 1, place: place, role: role, text: text)
    }
}

extension CellRoles {
    /// The filled cells, row by row; one that was taken for two things is two pieces.
    fileprivate func parts(_ names: RecommendationNames, _ vocabulary: Vocabulary) -> [Reading.Part] {
        var parts: [Reading.Part] = []
        for row in table.rows.indices {
            for column in table.rows[row].cells.indices where !table.cell(row, column).isEmpty {
                let cell = table.cell(row, column)
                let spot = table.spot(row, column)
                let roles = roles(row, column)
                let second = roles.count > 1 ? Self.second(roles[1], of: cell, names, vocabulary) : ""
                let pieces =
                    second.isEmpty
                    ? [(roles.first ?? .unread, cell)]
                    : [(roles[0], cell.dropLast(second.count).trimmedAtEnd), (roles[1], second)]
                for (role, text) in pieces {
                    parts.append(
                        Reading.Part(
                            line: spot.line,
                            column: spot.column ?? 1,
                            place: spot.place,
                            role: role,
                            text: text
                        )
                    )
                }
            }
        }
        return parts
    }

    /// How the cell ends that was taken for two things; empty where that cannot be told.
    private static func second(
        _ role: Reading.Role,
        of cell: String,
        _ names: RecommendationNames,
        _ vocabulary: Vocabulary
    ) -> String {
        let end =
            role == .comment
            ? vocabulary.stanceAndComment(in: cell).comment : names.identifier(inCell: cell)?.text ?? ""
        return end.count < cell.count && cell.hasSuffix(end) ? end : ""
    }
}

extension LineRoles {
    /// Calls the body with the pieces of each line that is in no table.
    fileprivate func forEachLine(_ body: (_ number: Int, _ parts: [Reading.Part]) -> Void) {
        guard let text else { return }
        let codes = painted
        text.forEachLine { line, number in
            let pieces = tableLines.contains(number) ? [] : self.pieces(of: line, codes)
            body(
                number,
                pieces.map { role, range in
                    let spot = text.spot(line: number)
                    return Reading.Part(
                        line: number,
                        column: text.column(of: range.lowerBound, lineStart: line.lowerBound),
                        place: spot.place,
                        role: role,
                        text: text.string(range)
                    )
                }
            )
        }
    }

    private func pieces(of line: Range<Int>, _ codes: [UInt8]) -> [(role: Reading.Role, range: Range<Int>)] {
        guard let text else { return [] }
        var pieces: [(role: Reading.Role, range: Range<Int>)] = []
        /// Signs before the first piece.
        var signs: Range<Int>?
        var start = line.lowerBound
        while start < line.upperBound {
            var end = start + 1
            while end < line.upperBound, codes[end] == codes[start] || text.bytes[end] & 0xC0 == 0x80 { end += 1 }
            let range = holdsData ? text.withoutSigns(start..<end) : text.trimmedRange(start..<end)
            let role = Reading.Role(rawValue: codes[start]) ?? .unread
            if range.isEmpty || holdsData && !text.holdsWord(range) {
                // White space, or signs between values.
            } else if !text.holdsWord(range) {
                let isBeforeStance = end < line.upperBound && codes[end] == Reading.Role.stance.rawValue
                if let last = pieces.indices.last, !isBeforeStance {
                    pieces[last].range = pieces[last].range.lowerBound..<range.upperBound
                } else {
                    signs = (signs ?? range).lowerBound..<range.upperBound
                }
            } else if let last = pieces.indices.last, pieces[last].role == role, !holdsData {
                pieces[last].range = pieces[last].range.lowerBound..<range.upperBound
            } else {
                pieces.append((role, (signs?.lowerBound ?? range.lowerBound)..<range.upperBound))
                signs = nil
            }
            start = end
        }
        return pieces
    }
}

extension Substring {
    /// Without white space at its end.
    fileprivate var trimmedAtEnd: String {
        var text = self
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}

extension SourceText {
    /// Without white space and the signs of JSON and YAML at both ends.
    fileprivate func withoutSigns(_ range: Range<Int>) -> Range<Int> {
        let signs = Set("{}[]\",: \t'".utf8)
        let piece = bytes[range].drop { signs.contains($0) }
        guard let last = piece.lastIndex(where: { !signs.contains($0) }) else {
            return piece.startIndex..<piece.startIndex
        }
        return piece.startIndex..<last + 1
    }

    /// Whether a letter or a digit stands in these bytes.
    func holdsWord(_ range: Range<Int>) -> Bool {
        bytes[range].contains { $0.isDigit } || holdsLetter(range)
    }

    /// Whether a letter stands in these bytes.
    func holdsLetter(_ range: Range<Int>) -> Bool {
        var isBeyond = false
        for byte in bytes[range] {
            if byte >= 0x80 { isBeyond = true } else if byte.isLetter { return true }
        }
        return isBeyond && string(range).contains(where: \.isLetter)
    }
}
