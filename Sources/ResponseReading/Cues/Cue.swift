public import ConsultationModel

/// A phrase that gives a reader reason to look at an answer when it stands in its comment.
public struct Cue: Sendable, Hashable {
    /// As it is written in the cue list.
    public let phrase: String
    /// What it makes of the answer.
    public let kind: AnswerFlag.Kind
    /// Beside which stances it counts. Beside none: it contains another cue and means something else, as "we support the
    /// aim" contains "we support", and keeps that one from being found.
    public let stances: Set<Stance>
    /// Its words as `CueLetters`, one gap between two.
    let letters: [UInt8]

    /// Nil when the phrase has fewer than three letters, or others than Latin ones.
    public init?(_ phrase: String, _ kind: AnswerFlag.Kind, beside stances: Set<Stance>) {
        let letters = CueLetters.words(of: phrase)
        guard letters.count(where: { $0 != CueLetters.gap }) >= 3,
            letters.allSatisfy({ $0 <= CueLetters.z })
        else { return nil }
        self.phrase = phrase
        self.kind = kind
        self.stances = stances
        self.letters = letters
    }
}
