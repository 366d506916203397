import ConsultationModel

/// The texts of the registered recommendations, to tell a quotation of them from an answer.
struct RegisteredTexts: Sendable {
    private struct Entry {
        var consultation: String
        var id: String
        var bytes: [UInt8]
        var folded: String
        var words: Set<String>
    }

    private var entries: [Entry] = []
    /// The places of the entries with an identifier, as written or folded.
    private var places: [String: [Int]] = [:]
    /// Above this share of shared words a text is a quotation, changed or shortened.
    private static let likeness = 60

    init(_ consultations: [Consultation]) {
        let all = consultations.flatMap { consultation in consultation.recommendations.map { (consultation.id, $0) } }
        for (consultation, recommendation) in all {
            let entry = Entry(
                consultation: consultation,
                id: recommendation.id,
                bytes: Array(recommendation.text.utf8),
                folded: recommendation.text.foldedForMatching,
                words: Set(recommendation.text.contentWords)
            )
            for key in Set([recommendation.id, recommendation.id.foldedForMatching]) {
                places[key, default: []].append(entries.count)
            }
            entries.append(entry)
        }
    }

    private func entries(of id: String) -> [Entry] {
        (places[id] ?? places[id.foldedForMatching] ?? []).map { entries[$0] }
    }

    /// Whether these bytes are the text of this recommendation, letter for letter.
    func isText(_ range: Range<Int>, of id: String, in text: SourceText) -> Bool {
        guard let own = places[id] else { return false }
        for place in own where entries[place].bytes.count == range.count {
            if text.bytes.holds(exactly: entries[place].bytes, at: range.lowerBound) { return true }
        }
        return false
    }

    /// Whether these bytes are how the text of this recommendation begins.
    func isBeginning(_ range: Range<Int>, of id: String, in text: SourceText) -> Bool {
        let own = entries(of: id)
        // White space may be wider than in the registered text, but not without end.
        guard range.count <= 2 * (own.map(\.bytes.count).max() ?? 0) + 1000, !own.isEmpty else { return false }
        let written = text.string(range).foldedForMatching
        return own.contains { $0.folded.hasPrefix(written) }
    }

    /// What stands between a heading and its stance, told apart: a quotation of a recommendation, and what is comment.
    ///
    /// - Parameters:
    ///   - head: What follows the heading on its line; as a rule a text, or a title.
    ///   - lines: The lines after it.
    ///   - hasComment: Whether a comment follows the stance too.
    /// - Returns: The quotation, nil when it is the registered text or a piece of it; and the rest, which may be empty.
    func divide(
        _ head: String,
        _ lines: String,
        of id: String,
        hasComment: Bool
    ) -> (quotation: String?, comment: String) {
        let head = head.withoutQuotationMarks
        let lines = lines.withoutQuotationMarks
        let lead = head.isEmpty ? lines : lines.isEmpty ? head : "\(head)\n\(lines)"
        if lead.foldedForMatching.isEmpty { return (nil, "") }
        let own = entries(of: id)
        if own.contains(where: { lead.isPart(of: ($0.folded, $0.bytes.count)) }) { return (nil, "") }
        for entry in own {
            let limit = 4 * entry.bytes.count + 100
            if !head.isEmpty, head.utf8.count <= 60 {
                // A title, and then the text.
                let rest = lines.without(entry.folded, limit: limit)
                if rest.utf8.count < lines.utf8.count { return (nil, rest) }
            }
            let rest = lead.without(entry.folded, limit: limit)
            if rest.isEmpty { return (nil, "") }
            if rest.utf8.count == lead.utf8.count { continue }
            return share(of: rest.contentWords, in: entry.words) >= Self.likeness ? (lead, "") : (nil, rest)
        }
        let quoted = lead.linesLike { line in
            let words = line.contentWords
            return entries.contains { share(of: words, in: $0.words) >= Self.likeness }
        }
        if !quoted.isEmpty {
            return (String(quoted), String(lead[quoted.endIndex...].drop(while: \.isWhitespace)))
        }
        // A title of one's own, or a sentence that is none.
        return !head.isEmpty && (hasComment || head.utf8.count <= 60) ? (head, lines) : (nil, lead)
    }

    /// A quotation that is not the registered text.
    struct Mismatch {
        /// The recommendation of the same consultation that it is like; nil when there is none.
        var other: String?
    }

    /// Whether a quotation clearly is not the registered text of the recommendation under whose number it stands.
    ///
    /// - Returns: nil when it is near enough.
    func mismatch(
        of quotation: String,
        for recommendation: Recommendation,
        in consultation: Consultation
    ) -> Mismatch? {
        let words = quotation.contentWords
        var own = 0
        var best: (id: String, share: Int)?
        for entry in entries where entry.consultation == consultation.id {
            let share = share(of: words, in: entry.words)
            if entry.id == recommendation.id {
                if quotation.isPart(of: (entry.folded, entry.bytes.count)) { return nil }
                own = share
            } else if share > best?.share ?? 0 {
                best = (entry.id, share)
            }
        }
        let other = best?.share ?? 0
        if own >= Self.likeness, other < own + 30 { return nil }
        return Mismatch(other: other >= 70 && other > own ? best?.id : nil)
    }

    /// Of the words of a text, how many in a hundred are among these.
    private func share(of words: [String], in registered: Set<String>) -> Int {
        words.count < 2 ? 0 : 100 * words.count { registered.contains($0) } / words.count
    }
}

extension String {
    /// The words of four letters and more, folded; of a very long text only those at its beginning.
    fileprivate var contentWords: [String] {
        let folded = String(decoding: utf8.prefix(8192), as: UTF8.self).foldedForMatching
        guard folded.utf8.allSatisfy({ $0 < 0x80 }) else {
            return folded.split { !$0.isLetter && !$0.isNumber }.filter { $0.utf8.count > 3 }.map(String.init)
        }
        // Many times as fast as by characters.
        return folded.utf8.split { !(0x61...0x7A).contains($0) && !(0x30...0x39).contains($0) }
            .filter { $0.count > 3 }.map { String(Substring($0)) }
    }

    /// Without ">" before lines, as mails and Markdown quote, and quotation marks around all of it.
    fileprivate var withoutQuotationMarks: String {
        guard contains(">") else { return self }
        let lines = split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.drop { $0 == " " || $0 == "\t" }.first == ">"
                ? line.drop { $0 == " " || $0 == "\t" || $0 == ">" } : line
        }
        return lines.joined(separator: "\n")
    }

    /// The lines at the beginning of which each is like a registered text.
    fileprivate func linesLike(_ isLike: (String) -> Bool) -> Substring {
        var end = startIndex
        for line in split(separator: "\n", omittingEmptySubsequences: false) {
            guard isLike(String(line)) else { break }
            end = line.endIndex
        }
        return self[..<end]
    }

    /// What is left when the lines at the beginning that quote this text, or its beginning, are taken away.
    fileprivate func without(_ folded: String, limit: Int) -> String {
        var taken = ""
        var end = startIndex
        for line in split(separator: "\n") where !line.allSatisfy(\.isWhitespace) {
            taken += " " + line
            // Folding may shorten a text, but not to less than a quarter; without a limit this would be quadratic.
            guard taken.utf8.count <= limit, folded.hasPrefix(taken.foldedWithoutEllipsis) else { break }
            end = line.endIndex
        }
        return String(self[end...].drop(while: \.isWhitespace))
    }

    /// Folded, without the marks of something left out at its end.
    fileprivate var foldedWithoutEllipsis: String {
        var folded = foldedForMatching[...]
        while let last = folded.last, last == "." || last == "…" || last == " " || last == "(" || last == ")" {
            folded.removeLast()
        }
        return String(folded)
    }
}

extension String {
    /// Whether this is a registered text, or a piece of it, apart from case, accents, outer punctuation and white space.
    fileprivate func isPart(of entry: (folded: String, size: Int)) -> Bool {
        if utf8.count > 4 * entry.size + 100 { return false }
        return entry.folded.holds(foldedWithoutEllipsis)
    }

    /// Whether these bytes stand in it.
    private func holds(_ other: String) -> Bool {
        let bytes = Array(utf8)
        let wanted = Array(other.utf8)
        guard let first = wanted.first else { return true }
        return bytes.indices.dropLast(wanted.count - 1).contains { start in
            bytes[start] == first && bytes[start...].starts(with: wanted)
        }
    }
}
