import ConsultationModel

/// What the text of a line says by how it begins.
struct PrintedLine {
    private let text: SourceText?
    private let vocabulary: Vocabulary
    private let string: String

    init(_ string: String, _ vocabulary: Vocabulary) {
        self.string = string
        self.vocabulary = vocabulary
        text = try? SourceText(utf8: Array(string.utf8))
    }

    private var range: Range<Int> { text.map { $0.start..<$0.bytes.count } ?? 0..<0 }

    /// "Recommendation 6.", "Option 4:".
    var isHeading: Bool {
        guard let text else { return false }
        return vocabulary.headings.heading(in: range, of: text) != nil
    }

    /// Whether it is a stance and nothing else, "Support" or "[Support]".
    var isStance: Bool {
        guard string.utf8.count <= 120 else { return false }
        let signs: Set<Character> = ["[", "*", "]", " "]
        var bare = string[...].drop(while: signs.contains)
        while let last = bare.last, signs.contains(last) { bare.removeLast() }
        return vocabulary.isStance(String(bare))
    }

    /// `[*Support*]`, "Position: Support", "Support. We think".
    var isMarked: Bool {
        guard let text else { return false }
        if let mark = text.starredMark(in: range, labelLimit: 160) {
            // The rest of a name that began on the line before: "Large Review [*Support*]".
            return mark.label.map { isSpeaker(text.string($0)) } ?? true
        }
        return text.plainMark(in: range, vocabulary, isBeginning: true) { isSpeaker(text.string($0)) } != nil
    }

    /// Whether nothing stands behind its stance: "Support", "Position: Support".
    var isWholeMark: Bool {
        if isStance { return true }
        // "2. It Depends"
        if isItem, let space = string.firstIndex(where: \.isWhitespace),
            PrintedLine(String(string[space...]), vocabulary).isStance
        {
            return true
        }
        guard string.utf8.count <= 160, let text,
            let mark = text.plainMark(in: range, vocabulary, isBeginning: true, isSpeaker: { _ in true })
        else { return false }
        return mark.commentStart >= range.upperBound && vocabulary.isStance(mark.words, in: text)
    }

    /// "Position:", "Does EURALO support it?", "Comments".
    var isLabel: Bool { text.map { FieldLabel(of: range, in: $0, vocabulary.labels) != nil } ?? false }

    /// "Region: EURALO".
    var isKeyed: Bool {
        guard let colon = string.prefix(40).firstIndex(of: ":") else { return false }
        var front = FrontMatter()
        front.read(String(string[...colon]) + " x", at: Spot(line: 1), vocabulary.labels) { _ in false }
        return front.region != nil || front.respondent != nil || front.consultation != nil || front.isIllustrative
    }

    var isSpeaker: Bool { isSpeaker(string) }

    private func isSpeaker(_ name: String) -> Bool {
        name.utf8.count <= 160 && vocabulary.speakers.region(of: name) != nil
    }

    /// Whether it begins an item of a list: with a bullet or a box, with "6." or "b)".
    var isItem: Bool {
        guard let first = string.first else { return false }
        return first == "[" || first == "|" || string.beginsWithBullet
            || String(string.prefix { !$0.isWhitespace }).isListMarker
    }
}

extension String {
    /// Whether it is a bullet, or a number or letter with a sign behind it: "6.", "(b)".
    var isListMarker: Bool {
        guard utf8.count <= 12 else { return false }
        if count == 1, beginsWithBullet { return true }
        guard let last, last == "." || last == ")" else { return false }
        let inner = dropLast().drop { $0 == "(" }
        if inner.isEmpty { return false }
        return inner.allSatisfy { $0.isNumber || $0 == "." } || (inner.count == 1 && inner.allSatisfy(\.isLetter))
    }

    fileprivate var beginsWithBullet: Bool { first.map(Self.bullets.contains) ?? false }

    private static let bullets: Set<Character> = [
        "-", "–", "—", "•", "·", "*", "◦", "▪", "‣", "●", "○", "■", "□", "☐", "☑", "☒", "✓", "✔", "✗", "✘",
        "\u{F0B7}", "\u{F0A7}",
    ]
}
