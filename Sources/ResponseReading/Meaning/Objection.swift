import ConsultationModel

/// An answer behind a question that asks for opposition: "Does EURALO object to it? Yes", "Against (Y/N) N".
struct Objection {
    /// Opposition where the answer is yes; no objection is support, as the lexicon has it.
    let stance: Stance

    /// nil for anything else, and for a question that asks with a "not", an "if" or of several things.
    init?(_ words: String) {
        guard words.utf8.count <= 200, let answer = words.split(whereSeparator: \.isWhitespace).last else { return nil }
        let isSign = answer.first == "("
        let rest = words[..<answer.startIndex].reversed().drop(while: \.isWhitespace).reversed()
        let question = isSign ? String(rest).withoutLastWord : String(rest)
        guard let yes = YesNo(isSign ? String(rest).lastWord : String(answer)), let sign = question.last,
            sign == "?" || sign == ")" || sign == ":" || sign == "？",
            FieldLabel.asksForObjection(question.foldedForMatching)
        else { return nil }
        var asked = question.foldedForMatching.split { !$0.isLetter && $0 != "'" }.map(String.init)
        // "(Y/N)" and "(yes or no)" name the answers.
        while let last = asked.last, YesNo(last) != nil || last == "or" && asked.count > 1 { asked.removeLast() }
        guard !asked.contains(where: { Self.doubts.contains($0) || $0.hasSuffix("n't") }) else { return nil }
        stance = yes == .yes ? .oppose : .support
    }

    private static let doubts: Set<String> = [
        "not", "no", "never", "if", "unless", "or", "neither", "without", "nor", "si", "sin", "ni", "o", "pas", "sans",
        "ou",
        "nao", "se", "sem", "nem", "nicht", "kein", "keine", "wenn", "oder", "ohne",
    ]
}

/// A yes or a no, in the words and letters of answers to questions.
enum YesNo {
    case yes, no

    /// nil for anything else.
    init?(_ words: String) {
        guard words.utf8.count <= 16 else { return nil }
        let folded = words.foldedForMatching
        if Self.affirmations.contains(folded) {
            self = .yes
        } else if Self.denials.contains(folded) {
            self = .no
        } else {
            return nil
        }
    }

    /// The same with the signs of programs: "1", "true", "Y".
    init?(code: String) {
        switch code.utf8.count <= 8 ? code.foldedForMatching : "" {
        case "1", "1.0", "y", "true": self = .yes
        case "0", "0.0", "n", "false": self = .no
        default: return nil
        }
    }

    /// As the built-in lexicon knows it.
    var word: String { self == .yes ? "Yes" : "No" }

    private static let affirmations: Set<String> = [
        "yes", "y", "si", "oui", "sim", "ja", "да", "نعم", "是", "yea", "aye", "true",
    ]
    private static let denials: Set<String> = ["no", "n", "non", "nao", "nein", "нет", "لا", "否", "nay", "false"]
}

extension String {
    fileprivate var lastWord: String { split(whereSeparator: \.isWhitespace).last.map(String.init) ?? "" }

    /// Without the last word and the white space before it.
    fileprivate var withoutLastWord: String {
        guard let last = split(whereSeparator: \.isWhitespace).last else { return "" }
        return String(self[..<last.startIndex].reversed().drop(while: \.isWhitespace).reversed())
    }
}
