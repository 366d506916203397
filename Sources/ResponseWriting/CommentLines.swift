import ConsultationModel

/// A comment's lines as they can stand in a text without escapes: those that would be read as something else stand in
/// parentheses, so that everybody sees it.
///
/// Takes rather too many lines for such ones than too few.
struct CommentLines {
    /// The first line is behind a stance or label, where it can be anything.
    let lines: [String]
    /// Whether the first line has to stand under the label, because signs at its beginning would be taken for the label's.
    let beginsUnderLabel: Bool

    /// - Parameter isLabelled: Whether a label "Comment:" stands before it, not a stance.
    init(_ comment: String, of consultation: Consultation, isLabelled: Bool = false) {
        let ids = consultation.recommendations.map { $0.id.lowercased() }
        let lines = comment.lines
        let beginsUnderLabel = isLabelled && lines[0].first.map { Self.openers.contains($0) || $0 == ":" } == true
        self.beginsUnderLabel = beginsUnderLabel
        self.lines = lines.enumerated().map { index, line in
            let isFirst = index == 0 && !beginsUnderLabel
            let line = isFirst && !isLabelled ? String(line) : Self.withoutMarks(line)
            return !isFirst && Self.isMistakable(line, ids) ? Self.inParentheses(line) : line
        }
    }

    var joined: String { lines.joined(separator: "\n") }

    /// One line that stands by itself.
    static func line(_ text: String, of consultation: Consultation) -> String {
        let line = withoutMarks(text)
        return isMistakable(line, consultation.recommendations.map { $0.id.lowercased() }) ? inParentheses(line) : line
    }

    /// Breaks what opens a stance.
    static func withoutMarks(_ line: some StringProtocol) -> String {
        line.split(separator: "[*", omittingEmptySubsequences: false).joined(separator: "[ *")
    }

    private static func inParentheses(_ line: String) -> String {
        let margin = line.prefix { $0 == " " || $0 == "\t" }
        return "\(margin)(\(line.dropFirst(margin.count)))"
    }

    // MARK: What lines are read as

    private static func isMistakable(_ line: String, _ ids: [String]) -> Bool {
        let bare = String(line.drop { openers.contains($0) || $0.isWhitespace || bullets.contains($0) }.prefix(300))
        if bare.isEmpty { return line.contains("--") }
        if bare.first == "(" {
            // "(a) Recommendation 1." is a heading behind the sender's own number; other parentheses are ours.
            let (number, rest) = (bare.dropFirst().prefix { $0.isLetter || $0.isNumber }, bare.dropFirst())
            guard (1...3).contains(number.count), rest.dropFirst(number.count).first == ")" else { return false }
            return namesRecommendation(rest.prefix(120).lowercased())
        }
        return namesRecommendation(bare.prefix(120).lowercased()) || isHeading(bare.lowercased(), ids) || isLabel(bare)
            || isClosing(line) || isRow(line) || namesGroup(bare)
    }

    private static let openers: Set<Character> = ["*", "_", "#", ">"]
    private static let bullets: Set<Character> = ["-", "+", "•", "·"]

    /// "Recommendation 7.", also misspelt, and "Option 4:".
    private static func isHeading(_ line: String, _ ids: [String]) -> Bool {
        if ids.contains(where: { $0.first?.isLetter == true && line.hasPrefix($0) }) { return true }
        let word = line.prefix { $0.isLetter }
        guard word.first == "r" || word.first == "i" else { return false }
        guard word.hasPrefix("rec") || word.hasPrefix("item") || word.utf8.count >= 10 else { return false }
        let rest = line.dropFirst(word.count).prefix(100)
        return rest.contains(where: \.isNumber) || ids.contains { rest.contains($0) }
    }

    /// "(a) Recommendation 1.", "On Rec 6:", "R6:", "All other recommendations": a heading behind other words.
    private static func namesRecommendation(_ line: String) -> Bool {
        var rest = line[...]
        while let start = rest.firstIndex(where: \.isLetter) {
            let word = rest[start...].prefix { $0.isLetter }
            rest = rest[start...].dropFirst(word.count)
            if words.contains(where: word.hasPrefix) { return true }
            let isShort = word == "r" || word == "rec" || word == "recs"
            if isShort, rest.prefix(3).contains(where: \.isNumber) { return true }
        }
        return false
    }

    private static let words = [
        "recom", "recommand", "recomend", "proposal", "proposition", "propuesta", "empfehlung", "рекомендаци", "توصية",
        "التوصية", "建议",
    ]

    /// "Comments:", "If not, please say why."
    private static func isLabel(_ line: String) -> Bool {
        let folded = line.foldedForMatching
        guard reasons.contains(where: { folded.contains($0) }) else { return false }
        return line.utf8.count <= 80 || line.prefix(80).contains { $0 == ":" || $0 == "=" }
            || requests.contains { folded.hasPrefix($0) }
    }

    /// "Region: EURALO", which says whose the answers are.
    private static func namesGroup(_ line: String) -> Bool {
        guard let colon = line.prefix(20).firstIndex(of: ":") else { return false }
        let key = String(line[..<colon]).foldedForMatching
        return ["region", "regiao", "ralo", "respondent", "group", "grupo", "groupe"].contains(key)
    }

    /// "Kind regards,"
    private static func isClosing(_ line: String) -> Bool {
        let folded = line.foldedForMatching
        return line.utf8.count <= 80 && (folded.hasPrefix("--") || closings.contains { folded.hasPrefix($0) })
    }

    /// "| 6 | Support |", and dashes between bars, which make a table of the line before.
    private static func isRow(_ line: String) -> Bool {
        guard line.contains("|") else { return false }
        return line.trimmed.first == "|" || line.allSatisfy { "|-: \t".contains($0) }
    }

    private static let reasons = [
        "comment", "coment", "observ", "remar", "rationale", "reason", "expla", "expli", "justif", "razon", "razo",
        "raison", "motiv", "why", "por que", "pourquoi",
    ]
    private static let requests = [
        "if ", "please ", "why", "explain", "give ", "provide ", "si ", "en caso", "por favor", "por que", "explique",
        "sinon", "veuillez", "merci", "pourquoi", "se ", "caso ", "justifi", "indique",
    ]
    private static let closings = [
        "kind", "best", "warm", "with kind", "regards", "sincerely", "yours", "respectfully", "thank", "many thanks",
        "salud", "un salud", "cordial", "atenta", "muchas gracias", "gracias", "bien ", "salutations", "merci",
        "meilleures", "atenciosa", "cumpriment", "com os", "saudac", "obrigad",
    ]
}

extension String {
    /// With one blank for each run of blanks and tabs, none at the ends of lines, and at most one empty line in a row.
    var withoutWhiteSpaceRuns: String {
        var lines: [String] = []
        for line in self.lines {
            let line = line.split { $0.isWhitespace && $0 != "\u{A0}" }.joined(separator: " ").trimmed
            if line.isEmpty, lines.last?.isEmpty != false { continue }
            lines.append(line)
        }
        return lines.joined(separator: "\n")
    }
}
