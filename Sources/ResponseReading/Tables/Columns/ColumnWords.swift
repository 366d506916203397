import ConsultationModel

/// What columns are called.
///
/// Compared as `String.foldedForMatching` folds them. A class, because its parts would otherwise be counted anew for each
/// cell.
final class ColumnWords: Sendable {
    /// What a word in a column's name says about the column.
    enum Role {
        case recommendation, number, stance, comment, text, region, respondent, consultation
        /// Where somebody is reached; it tells people apart where no name does.
        case address
    }

    /// What a list of words is for.
    enum Part: String, CaseIterable, Sendable {
        case recommendation, number, stance, comment, text, region, respondent, consultation, address
        /// Between words that say something: "Comment on the recommendation".
        case joining
        /// In a name that asks for something: "Please provide your rationale".
        case asking
        /// With which a question asks for a name and not for a stance: "Which RALO?"
        case who
        /// Below a question, where nothing else stands: "Response".
        case generic
        /// Of an answer that a later one replaces, of that later one, and before the number of a round.
        case earlier, later, rounds
        /// In the name of a column of stances that is called otherwise: "Our view".
        case views
        /// In the names of those who answer: "Harbour Society".
        case societies
        /// In the name of what sums up the answers of others, and beside such a word.
        case sums
        case besideSums = "beside-sums"
        /// Of a column that is about the row and not about the answer: "Timestamp".
        case rows
        /// Of a column that points to a row of another sheet.
        case links
    }

    /// Of names of several words the role, where the words alone do not say it.
    private let phrases: [String: Role]
    private let roles: [String: Role]
    private let parts: [Part: Set<String>]
    let joining: Set<String>

    /// - Parameter words: As written; the first part of two that have a word has it.
    init(_ words: [Part: [String]]) {
        var roles: [String: Role] = [:]
        var phrases: [String: Role] = [:]
        for (part, role) in Self.parts {
            for word in (words[part] ?? []).map(\.foldedForMatching) {
                if word.contains(" ") {
                    phrases[word] = phrases[word] ?? role
                } else {
                    roles[word] = roles[word] ?? role
                }
            }
        }
        self.roles = roles
        self.phrases = phrases
        parts = words.mapValues { Set($0.map(\.foldedForMatching)) }
        joining = (parts[.joining] ?? []).union(["-", "/", "&", ""])
    }

    private static let parts: KeyValuePairs<Part, Role> = [
        .recommendation: .recommendation, .number: .number, .stance: .stance, .comment: .comment, .text: .text,
        .region: .region, .respondent: .respondent, .consultation: .consultation, .address: .address,
    ]

    private func holds(_ word: String, _ part: Part) -> Bool { parts[part]?.contains(word) == true }

    /// What this word, folded, says; nil when it says nothing.
    func role(of word: String) -> Role? {
        if let role = roles[word] { return role }
        // "Comment/Reasons" and "Recomendation".
        if word.contains("/") {
            let parts = word.split(separator: "/").map { roles[String($0)] }
            return parts.contains { $0 == nil } ? nil : parts.compactMap(\.self).first
        }
        return Self.isMisspelt(word) ? .recommendation : nil
    }

    /// What a name of several words, folded, says; nil when it says nothing as a whole.
    func role(ofPhrase name: String) -> Role? { phrases[name] }

    /// Looked at letter by letter only where the beginning and the length are right, since many words are asked for.
    private static func isMisspelt(_ word: String) -> Bool {
        guard word.hasPrefix("rec"), (12...16).contains(word.utf8.count), word.hasSuffix("n") else { return false }
        return word.nearest(of: ["recommendation"]) != nil
    }

    /// Whether a name may be that of a column of stances, and not of somebody who answers: "Our view", "Round 2".
    func mayNameStances(_ name: String) -> Bool {
        words(of: name).contains { holds($0, .views) || role(of: $0) == .stance }
    }

    /// Whether a name is that of somebody who answers: "Example Users (EURALO)", "Harbour Society".
    func namesRespondent(_ name: String) -> Bool {
        if name.hasSuffix(")"), name.contains("(") { return true }
        return words(of: name).contains { holds($0, .societies) || role(of: $0) == .respondent }
    }

    /// Whether a column or a row of this name sums up the answers of others: "Median", "Total votes".
    func isSummary(_ name: String) -> Bool {
        guard name.utf8.count <= 100 else { return false }
        let words = name.foldedForMatching.split { $0 == " " || $0 == "." || $0 == "/" }.map(String.init)
        return words.contains { holds($0, .sums) }
            && words.allSatisfy { word in
                holds(word, .sums) || holds(word, .besideSums) || joining.contains(word) || role(of: word) != nil
            }
    }

    /// Whether a column of this name is about the row and not about the answer, so that nobody misses it: "Timestamp".
    func isAboutRow(_ name: String) -> Bool {
        guard name.utf8.count <= 100 else { return false }
        let folded = name.foldedForMatching
        return holds(folded, .rows) || folded.split(separator: " ").first.map { holds(String($0), .rows) } == true
    }

    /// Whether a column of this name points to the rows of another sheet.
    func isLink(_ name: String) -> Bool { name.utf8.count <= 60 && holds(name.foldedForMatching, .links) }

    /// Whether what stands below a question adds nothing to it: "Response".
    func isGeneric(_ name: String) -> Bool { name.utf8.count <= 60 && holds(name.foldedForMatching, .generic) }

    /// Whether a word, folded, asks for something or joins others.
    func isAsking(_ word: String) -> Bool { holds(word, .asking) || joining.contains(word) }

    /// Whether a question begins with a word that asks for a name: "Which RALO?"
    func asksWho(_ word: String) -> Bool { holds(word, .who) }

    /// How late the answers of a column are by its name, "Previous position", "Round 2"; nil when it says nothing of it.
    func round(of name: String) -> Int? {
        guard name.utf8.count <= 200 else { return nil }
        let words = words(of: name)
        for (index, word) in words.enumerated() where holds(word, .rounds) {
            let numbers = [index + 1, index - 1].filter(words.indices.contains).map { words[$0].filter(\.isNumber) }
            if let round = numbers.compactMap({ Int($0) }).first(where: { (0...99).contains($0) }) { return round }
        }
        if words.contains(where: { holds($0, .earlier) }) { return -1 }
        return words.contains { holds($0, .later) } ? 100 : nil
    }

    private func words(of name: String) -> [String] {
        name.foldedForMatching.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Whether a column has the name that a program gives to a question: "Q2_17", "var3".
    static func isVariable(_ name: String) -> Bool {
        guard (2...24).contains(name.utf8.count) else { return false }
        let folded = name.foldedForMatching
        let letters = folded.prefix(while: \.isLetter)
        return ["q", "v", "var", "col", "column", "field"].contains(String(letters)) && letters.count < folded.count
            && folded.dropFirst(letters.count).allSatisfy { $0.isNumber || $0 == "_" || $0 == "." }
    }

    /// Whether a value is what a program calls somebody, "118" or "R_2bXq81c", and no name that people use.
    static func isCode(_ value: String) -> Bool {
        guard (1...64).contains(value.utf8.count), !value.contains(where: \.isWhitespace), !value.contains("@"),
            value.contains(where: \.isNumber)
        else { return false }
        return value.allSatisfy { $0.isNumber || "-_.:{}#".contains($0) } || value.utf8.count >= 8
    }
}
