import ConsultationModel

/// The label of a field on a question page: the answer stands beside or under it.
struct FieldLabel {
    /// What the field asks for.
    enum Kind {
        /// "Does EURALO support the recommendation?", "Position:" with the stance on the next line.
        case stance
        /// "If not, please provide reasoning.", "Comments:".
        case comment
    }

    let kind: Kind
    /// Whether it asks for opposition, so that "Yes" is against: "Does EURALO object to it?"
    private(set) var isObjection = false
    /// From the beginning of the line, behind the punctuation that ends the label.
    let range: Range<Int>

    /// The label with which this line begins; nil when it is none, or when a key such as "Position:" has its value
    /// beside it.
    ///
    /// - Parameter labels: What fields are called; nil where only a sentence counts that asks for something.
    init?(of line: Range<Int>, in text: SourceText, _ labels: LabelWords?) {
        let bytes = text.bytes
        var start = bytes.skippingOpeners(from: line.lowerBound, before: line.upperBound)
        // "3b. Please explain": the sender's own number.
        _ = HeadingParser.skipCount(&start, line.upperBound, text, labels)
        let limit = min(line.upperBound, start + 240)
        guard start < limit else { return nil }
        // A sentence that asks ends with "?"; a key ends with ":" or "=" and is short.
        if let question = bytes.firstIndex(of: UInt8(ascii: "?"), in: start..<limit) {
            let written = text.string(start..<question)
            let asked = written.foldedForMatching
            if Self.asksForStance(asked, written) {
                kind = .stance
                isObjection = Self.asksForObjection(asked)
                range = line.lowerBound..<Self.end(after: question, before: line.upperBound, bytes)
                return
            }
        }
        if let labels, let colon = text.keySign(in: start..<limit) {
            let key = text.string(start..<colon.lowerBound).foldedForMatching
            let end = Self.end(after: colon.upperBound - 1, before: line.upperBound, bytes)
            if labels.commentKeys.contains(key) {
                kind = .comment
                range = line.lowerBound..<end
                return
            }
            if labels.stanceKeys.contains(key), text.trimmedRange(end..<line.upperBound).isEmpty {
                kind = .stance
                range = line.lowerBound..<end
                return
            }
        }
        let sentence = start..<(Self.sentenceEnd(in: start..<limit, bytes) ?? limit)
        let begins = Self.reasonOpeners.contains { bytes.holds($0, at: start, before: limit) } || bytes[start] >= 0x80
        if begins {
            let asked = text.string(sentence).foldedForMatching
            if Self.asksForReason(asked) {
                kind = .comment
                range = line.lowerBound..<Self.end(after: sentence.upperBound - 1, before: line.upperBound, bytes)
                return
            }
        }
        let whole = text.trimmedRange(start..<line.upperBound)
        if let labels, whole.upperBound <= limit, whole.count <= 60 {
            let key = text.string(whole).foldedForMatching
            if labels.commentKeys.contains(key) || labels.stanceKeys.contains(key) {
                kind = labels.stanceKeys.contains(key) ? .stance : .comment
                range = line.lowerBound..<line.upperBound
                return
            }
        }
        return nil
    }

    /// Behind what ends a label: one sign, and markup and white space after it.
    private static func end(after sign: Int, before end: Int, _ bytes: [UInt8]) -> Int {
        var index = min(sign + 1, end)
        while index < end, bytes[index].isSpace || bytes[index].isMarkup || bytes[index] == UInt8(ascii: ":") {
            index += 1
        }
        return index
    }

    /// Behind the first full stop, colon or question mark before white space or the end.
    private static func sentenceEnd(in range: Range<Int>, _ bytes: [UInt8]) -> Int? {
        range.first { index in
            let byte = bytes[index]
            guard byte == 0x2E || byte == 0x3A || byte == 0x3F else { return false }
            return index + 1 >= bytes.count || bytes[index + 1].isSpace || bytes[index + 1].isMarkup
        }.map { $0 + 1 }
    }

    private static func asksForStance(_ question: String, _ written: String) -> Bool {
        let words = question.split(separator: " ")
        guard words.count >= 2, words.count <= 40 else { return false }
        // A name in capitals may stand first: "EURALO supports it?"
        let first = written.prefix { !$0.isWhitespace }
        let isName = first.count >= 3 && first.allSatisfy { $0.isUppercase }
        if isName || openers.contains(where: question.hasPrefix) || question.hasPrefix("apoya")
            || question.hasPrefix("apoia")
        {
            return (stems.contains { question.contains($0) } || asksForObjection(question)) && !asksForReason(question)
        }
        return false
    }

    /// Whether a question, folded, asks for opposition only: "Do you support or oppose it?" asks for both.
    static func asksForObjection(_ question: String) -> Bool {
        let words = question.split { !$0.isLetter && $0 != "'" }
        let objects = words.contains { word in
            objections.contains { word.hasPrefix($0) } && !word.hasPrefix("objectiv") && !word.hasPrefix("objetiv")
        }
        return (objects || question.contains("en contra") || question.contains("no objection"))
            && !words.contains { word in
                ["support", "agree", "apoy", "souten", "apoi", "favo"].contains { word.hasPrefix($0) }
            }
    }

    private static let objections = [
        "object", "oppos", "against", "disagree", "reject", "objet", "opone", "oponen", "rechaz", "desacuerdo",
        "contre",
        "rejet", "desaccord", "contra", "opoe", "rejeit", "discord", "ablehn", "gegen",
    ]

    /// How a question that asks for a stance begins; also with the group's name, in Spanish, French and Portuguese.
    private static let openers = [
        "do ", "does ", "is ", "are ", "would ", "will ", "can ", "esta ", "estan ", "cual es", "what is", "quelle est",
        "qual e", "est-ce que", "l'", "la ", "le ", "o ", "a ", "su ", "votre ", "soutenez", "etes-vous", "concorda",
        "se opone", "s'oppose", "your ",
    ]
    private static let stems = [
        "support", "apoya", "soutien", "soutenez", "soutient", "apoia", "de acuerdo", "d'accord", "agree", "concorda",
        "approve", "in favo", "a favor", "position on", "stance", "posicion sobre", "position sur", "posicao sobre",
    ]

    /// "If not, please provide reasoning", and the like: it begins as a request, and names reasons or comments.
    private static func asksForReason(_ sentence: String) -> Bool {
        guard sentence.utf8.count <= 200, requestOpeners.contains(where: sentence.hasPrefix) else { return false }
        return reasonStems.contains { sentence.contains($0) }
    }

    private static let requestOpeners = [
        "if ", "please ", "why", "explain", "give ", "provide ", "si ", "en caso", "por favor", "por que", "explique",
        "sinon", "veuillez", "merci de", "pourquoi", "se ", "caso ", "justifique", "justifiez", "indique",
    ]
    private static let reasonOpeners = requestOpeners.map { Array($0.utf8) }
    private static let reasonStems = [
        "reason", "explain", "why", "comment", "razon", "motivo", "explique", "comentario", "por que", "raison",
        "expliquez", "expliquer", "pourquoi", "commentaire", "justif", "razoes", "motivos",
    ]
}
