import ConsultationModel

/// Whom a line before the answers is of, where it names a region among other words: "EURALO response", "On behalf of EURALO".
struct TitleVoice {
    /// The regions for which it speaks; several for a joint statement.
    let regions: [Region]
    /// Whether it says so in as many words, and not as a title may.
    let isSaid: Bool

    /// - Returns: nil when the line names no region, all of them, or names one in passing.
    init?(of line: String, _ speakers: SpeakerIndex, among all: Int) {
        let mentioned = speakers.mentioned(in: line)
        guard let first = mentioned.first else { return nil }
        let folded = line.foldedForMatching
        if Self.addressees.contains(where: folded.hasPrefix) { return nil }
        if mentioned.count > 1 {
            guard mentioned.count < max(3, all), Self.isJoint(line, mentioned) else { return nil }
            regions = mentioned
            isSaid = true
            return
        }
        let code = first.code.foldedForMatching
        isSaid =
            Self.keys.contains(where: folded.hasPrefix)
            || Self.sayings.contains { folded.contains("\($0) \(code)") || folded.contains("\($0) the \(code)") }
            || Self.possessions.contains { folded.contains("\(code)'s \($0)") || folded.contains("\(code) \($0)") }
        // A sentence that only mentions a region is no title.
        let isSentence = line.utf8.count > 120 || line.last == "." || line.last == "," || line.last == "!"
        guard isSaid || !isSentence else { return nil }
        regions = [first]
    }

    /// "AFRALO and EURALO", "AFRALO/EURALO": nothing but a joining word between the two.
    private static func isJoint(_ line: String, _ regions: [Region]) -> Bool {
        let words = line.foldedForMatching.split { !$0.isLetter && $0 != "&" && $0 != "/" && $0 != "+" }.map(
            String.init
        )
        let codes = Set(regions.map(\.code.foldedForMatching))
        let flat = words.flatMap { $0.split(separator: "/").map(String.init) }
        let joining: Set<String> = ["and", "y", "et", "e", "und", "&", "+", "with", "the", "con", "avec", "com"]
        var last: Int?
        for (index, word) in flat.enumerated() where codes.contains(word) {
            if let last, flat[(last + 1)..<index].allSatisfy(joining.contains) { return true }
            last = index
        }
        return false
    }

    private static let addressees = [
        "to:", "cc:", "bcc:", "dear", "reply-to:", "in reply", "estimad", "querid", "cher", "chere", "prezad", "para:",
        "a:", "hi ", "hello", "sehr geehrt", "liebe",
    ]
    private static let keys = [
        "from:", "submitted by", "sent by", "prepared by", "on behalf of", "in the name of", "for:", "region", "ralo:",
        "respondent", "group:", "organisation", "organization", "name:", "enviado por", "presentado por",
        "en nombre de",
        "de:", "soumis par", "au nom de", "em nome de", "von:", "im namen", "von:", "author", "answers of",
        "answers by",
        "answers from", "response of", "response by", "response from", "comments of", "comments by", "comments from",
        "position of", "joint statement", "statement of", "statement by",
    ]
    private static let sayings = [
        "on behalf of", "in the name of", "answers of", "answers from", "answers by", "response of", "response from",
        "response by", "position of", "positions of", "comments of", "comments from", "submitted by", "we are", "we in",
        "en nombre de", "respuesta de", "respuestas de", "au nom de", "reponse de", "reponses de", "em nome de",
        "resposta de", "respostas de", "position de", "posicion de", "speak for", "speaks for",
    ]
    private static let possessions = [
        "answer", "response", "position", "comment", "view", "statement", "input", "submission", "repl", "secretariat",
        "working group", "leadership", "members", "supports", "does not support",
    ]
}
