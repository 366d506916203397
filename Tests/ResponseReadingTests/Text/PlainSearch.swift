import ConsultationModel
import ResponseReading

/// Finds cues word by word, slowly and plainly: what the fast search is compared with.
struct PlainSearch {
    private let cues: [(cue: Cue, words: [String])]

    init(_ list: CueList) {
        cues = list.cues.map { ($0, Self.words(of: $0.phrase).map(\.word)) }.sorted { $0.1.count > $1.1.count }
    }

    func flags(for stance: Stance, in text: String) -> [AnswerFlag] {
        let words = Self.words(of: text)
        var flags: [AnswerFlag] = []
        var place = 0
        while place < words.count {
            let match = cues.first { entry in
                entry.words.count <= words.count - place
                    && zip(entry.words, words[place...]).enumerated().allSatisfy { number, pair in
                        pair.0 == pair.1.word && (number == 0 || pair.1.goesOn)
                    }
            }
            place += match?.words.count ?? 1
            guard let cue = match?.cue, cue.stances.contains(stance) else { continue }
            let flag = AnswerFlag(cue.kind, cue: cue.phrase)
            if !flags.contains(flag) { flags.append(flag) }
        }
        return flags
    }

    /// The words, folded, and whether each belongs to the sentence of the one before it.
    private static func words(of text: String) -> [(word: String, goesOn: Bool)] {
        var words: [(word: String, goesOn: Bool)] = []
        var (word, goesOn) = ("", true)
        for character in text + " " {
            if character.isLetter {
                word += String(character)
                continue
            }
            if !word.isEmpty {
                words.append((word.foldedForMatching, goesOn))
                (word, goesOn) = ("", true)
            }
            if ".;:–".contains(character) { goesOn = false }
        }
        return words
    }
}
