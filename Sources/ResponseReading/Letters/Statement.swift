import ConsultationModel

/// One sentence that answers for all recommendations: "We support all recommendations except 6 and 7, which we do not
/// support."
struct Statement {
    /// The words of the stance on all of them, or on all but `exceptions`.
    let stance: Range<Int>
    /// Those that are named as exceptions.
    private(set) var exceptions: [String] = []
    /// The words of the stance on the exceptions; nil where the sentence gives none.
    private(set) var otherStance: Range<Int>?
    /// All of the sentence.
    let sentence: Range<Int>

    private struct Word {
        var folded: String
        var range: Range<Int>
    }

    /// The sentence in a text that has no other answers; nil when there is none, or more than one.
    static func only(in text: SourceText, _ vocabulary: Vocabulary) -> Statement? {
        var found: [Statement] = []
        // A statement stands at the beginning of a letter.
        let end = min(text.bytes.count, text.start + 20_000)
        var start = text.start
        for index in text.start..<end where text.endsSentence(at: index) || index == end - 1 {
            let sentence = start..<min(index + 1, end)
            if sentence.count <= 400, let statement = Statement(sentence, in: text, vocabulary) {
                found.append(statement)
            }
            start = index + 1
        }
        return found.count == 1 ? found[0] : nil
    }

    private init?(_ sentence: Range<Int>, in text: SourceText, _ vocabulary: Vocabulary) {
        let labels = vocabulary.labels
        let words = Self.words(in: sentence, of: text)
        func holds(_ phrase: String, at place: Int) -> Int? {
            let wanted = phrase.split(separator: " ")
            guard place + wanted.count <= words.count,
                zip(words[place...], wanted).allSatisfy({ $0.folded == $1 })
            else { return nil }
            return place + wanted.count
        }
        func after(_ phrases: some Sequence<String>, at place: Int) -> Int? {
            phrases.compactMap { holds($0, at: place) }.max()
        }
        func stance(_ range: ArraySlice<Word>) -> Range<Int>? {
            guard let first = range.first, let last = range.last else { return nil }
            let whole = first.range.lowerBound..<last.range.upperBound
            if vocabulary.isStance(whole, in: text) { return whole }
            // "EURALO supports"
            for split in range.indices.dropFirst().prefix(4) {
                let name = first.range.lowerBound..<range[split - 1].range.upperBound
                let predicate = range[split].range.lowerBound..<last.range.upperBound
                if vocabulary.speakers.region(speaking: text.string(name)) != nil,
                    vocabulary.isStance(predicate, in: text)
                {
                    return predicate
                }
            }
            return nil
        }
        guard let place = words.indices.first(where: { after(labels.all, at: $0) != nil }),
            let end = after(labels.all, at: place), let stanceOnAll = stance(words[..<place])
        else { return nil }
        self.stance = stanceOnAll
        self.sentence = text.trimmedRange(sentence)
        if end == words.count { return }
        guard var index = after(labels.exceptions, at: end) else { return nil }
        while index < words.count {
            if let id = vocabulary.headings.knownIdentifier(words[index].folded) {
                exceptions.append(id)
            } else if !labels.besideNumbers.contains(words[index].folded) {
                break
            }
            index += 1
        }
        if exceptions.isEmpty { return nil }
        if index == words.count { return }
        guard Self.relatives.contains(words[index].folded), let other = stance(words[(index + 1)...]) else {
            return nil
        }
        otherStance = other
    }

    /// What joins the stance on the exceptions to their numbers.
    private static let relatives: Set<String> = ["which", "that", "these", "those", "que", "die"]

    private static func words(in range: Range<Int>, of text: SourceText) -> [Word] {
        var words: [Word] = []
        var start: Int?
        for index in range.lowerBound...range.upperBound {
            let isEnd = index == range.upperBound || text.bytes[index].isSpace || text.bytes[index] == UInt8(ascii: ",")
            if !isEnd {
                start = start ?? index
            } else if let first = start {
                let folded = text.string(first..<index).foldedForMatching
                if !folded.isEmpty { words.append(Word(folded: folded, range: first..<index)) }
                start = nil
            }
        }
        return words
    }
}

extension RawResponse {
    /// Reads a text whose only answer is one sentence about all recommendations; nil when there is no such sentence.
    init?(statement text: SourceText, front: FrontMatter, _ vocabulary: Vocabulary) {
        guard let statement = Statement.only(in: text, vocabulary) else { return nil }
        self.init(front: front)
        roles.lines = LineRoles(text, count: 3)
        roles.lines.note(statement.sentence, .label)
        roles.lines.note(statement.stance, .stance)
        if let other = statement.otherStance { roles.lines.note(other, .stance) }
        func answer(_ id: String, _ scope: RawAnswer.Scope?, _ words: Range<Int>) -> RawAnswer {
            let spot = text.spot(of: words.lowerBound)
            var answer = RawAnswer(
                id: id,
                idSpot: spot,
                groupSpot: spot,
                words: text.string(text.unmarked(words)),
                spot: spot,
                comment: ""
            )
            answer.scope = scope
            return answer
        }
        if let other = statement.otherStance { answers += statement.exceptions.map { answer($0, nil, other) } }
        answers.append(
            answer("", statement.exceptions.isEmpty ? .all : .except(statement.exceptions), statement.stance)
        )
        faults.warn(
            at: text.spot(of: statement.sentence.lowerBound),
            """
            The answers were read from the one sentence “\(text.string(statement.sentence).excerpt)”; nothing else in the text \
            answers. Check that it says what is meant, and write a line “Recommendation 1.” for each where it does not.
            """
        )
    }
}

extension SourceText {
    /// The line and column of a place.
    fileprivate func spot(of place: Int) -> Spot {
        var (line, lineStart) = (1, start)
        while lineStart < place {
            let next = bytes.lineStart(after: bytes.firstLineEnd(in: lineStart..<bytes.count))
            if next > place || next <= lineStart { break }
            lineStart = next
            line += 1
        }
        return spot(line: line, column: column(of: place, lineStart: lineStart))
    }

    /// Whether a sentence or a paragraph ends here.
    fileprivate func endsSentence(at index: Int) -> Bool {
        switch bytes[index] {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
            return index + 1 >= bytes.count || bytes[index + 1].isSpace
        case 0x0A:
            let next = bytes[(index + 1)...].prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }.endIndex
            return next >= bytes.count || bytes[next] == 0x0A
        default: return false
        }
    }
}
