import ConsultationModel
public import ResponseReading

extension Reading {
    /// What must hold of the roles of a reading that keeps its parts and does not, a sentence each; empty when all holds.
    ///
    /// - Parameters:
    ///   - bytes: What was read; what was converted, and has other lines than its file, tells nothing about them.
    ///   - context: What it was read with.
    public func violationsOfRoles(in bytes: [UInt8], _ context: ReadingContext) -> [String] {
        if !isAcceptable { return [] }
        var found: [String] = []
        if format == .text, let text = bytes.asUTF8Text {
            let lines = Self.lines(of: text)
            found += violationsOfCover(lines) + violationsOfMissing(lines, context)
        }
        // A document in YAML that is taken for a table is read as a form, whose names are written anew.
        if format == .delimited, !bytes.starts(with: "---".utf8), let text = bytes.asUTF8Text {
            let written = Self.letters(String(decoding: text, as: UTF8.self))
            if parts.reduce(0, { $0 + Self.letters($1.text).count }) < written.count {
                found.append("letters of the table are in none of its parts")
            }
        }
        return found + violationsOfProvenance()
    }

    /// Every letter of a text is in one part of its line.
    private func violationsOfCover(_ lines: [String]) -> [String] {
        var written: [Int: String] = [:]
        for part in parts where part.place == nil { written[part.line, default: ""] += Self.letters(part.text) }
        return lines.enumerated().compactMap { index, line in
            // A cell of a table in Markdown is told without its escapes.
            if line.contains("|") || written[index + 1, default: ""] == Self.letters(line) { return nil }
            return "line \(index + 1) is not what its parts are"
        }
    }

    /// What is kept stands in parts that say so, and what a part says to be kept is kept; what is unread is told.
    private func violationsOfProvenance() -> [String] {
        var found: [String] = []
        // A piece of these is as it is written, and an answer as it is meant.
        let hasEscapes = format == .json || format == .yaml
        func letters(of part: Part) -> String { Self.letters(hasEscapes ? part.text.withoutEscapes : part.text) }
        let keeping: Set<Role> = [.comment, .speaker, .stance, .text]
        let kept = parts.reduce(into: "") { if keeping.contains($1.role) { $0 += letters(of: $1) } }
        for answer in answers {
            let lines = answer.comment.split(whereSeparator: \.isNewline).map { Self.letters(String($0)) }
            for line in lines where !line.isEmpty && !kept.contains(line) {
                found.append("a line of the comment on \(answer.recommendation) is in no part that is one")
            }
        }
        let comments = answers.map { Self.letters($0.words + $0.comment) }.joined(separator: "\n")
        for part in parts where part.role == .comment && !comments.contains(letters(of: part)) {
            if letters(of: part).isEmpty { continue }
            found.append("line \(part.line) is said to be comment, and no answer has it")
        }
        let isUnread = parts.contains { $0.role == .unread && $0.text.contains(where: \.isLetter) }
        if isUnread, faults.isEmpty { found.append("something is unread, and nothing is told") }
        return found
    }

    /// No recommendation is missing whose number stands on a line of its own with a known stance behind it, unless that is
    /// told.
    private func violationsOfMissing(_ lines: [String], _ context: ReadingContext) -> [String] {
        guard let consultation, let response = only else { return [] }
        let missing = Dictionary(
            response.unanswered(of: consultation).map { ($0.id.foldedForMatching, $0.id) },
            uniquingKeysWith: { first, _ in first }
        )
        if missing.isEmpty { return [] }
        let others = Set(parts.filter { $0.role == .quoted || $0.role == .hidden }.map(\.line))
        return lines.enumerated().compactMap { index, line in
            guard let (number, words) = Self.numberAndRest(of: line), let id = missing[number.foldedForMatching] else {
                return nil
            }
            let stance = context.stance(of: words, in: consultation.id)
            let isTold = faults.contains { $0.line == index + 1 && $0.message.contains(id) }
            if stance == .unrecognised || stance == .blank || isTold || others.contains(index + 1) { return nil }
            return "recommendation \(id) counts as missing, and line \(index + 1) answers it"
        }
    }

    /// "R6: Support": what stands before the first colon, without the letters before its digits, and what stands behind it.
    private static func numberAndRest(of line: String) -> (String, String)? {
        guard let colon = line.firstIndex(where: { $0 == ":" }) else { return nil }
        var number = line[..<colon].drop { $0 == " " }
        for word in ["Recommendation ", "Rec. ", "Rec ", "R"] where number.hasPrefix(word) {
            number = number.dropFirst(word.count)
            break
        }
        let words = line[line.index(after: colon)...].drop { $0 == " " }
        guard number.first?.isNumber == true, words.contains(where: \.isLetter) else { return nil }
        return (String(number), String(words))
    }

    private static func letters(_ text: String) -> String { text.filter(\.isLetter) }

    /// Ended by LF, CR or CR LF.
    private static func lines(of text: [UInt8]) -> [String] {
        var lines: [String] = []
        var line: [UInt8] = []
        var isBehindReturn = false
        for byte in text.starts(with: [0xEF, 0xBB, 0xBF]) ? text.dropFirst(3) : text[...] {
            if byte == 0x0A, isBehindReturn {
                isBehindReturn = false
                continue
            }
            isBehindReturn = byte == 0x0D
            if byte == 0x0A || byte == 0x0D {
                lines.append(String(decoding: line, as: UTF8.self))
                line = []
            } else {
                line.append(byte)
            }
        }
        return lines + [String(decoding: line, as: UTF8.self)]
    }
}

extension String {
    /// What the escapes of a JSON string stand for: "\\n", "\\u00e9".
    fileprivate var withoutEscapes: String {
        guard contains("\\") else { return self }
        var units: [UInt16] = []
        var rest = utf16[...]
        while let unit = rest.popFirst() {
            guard unit == 0x5C, let sign = rest.popFirst() else {
                units.append(unit)
                continue
            }
            guard sign == UInt16(UInt8(ascii: "u")) else {
                // Those that are named by a letter stand for white space.
                let isSpace = [
                    UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"),
                ]
                .contains { UInt16($0) == sign }
                units.append(isSpace ? 0x20 : sign)
                continue
            }
            if let code = UInt16(String(decoding: rest.prefix(4), as: UTF16.self), radix: 16) { units.append(code) }
            rest = rest.dropFirst(4)
        }
        return String(decoding: units, as: UTF16.self)
    }
}
