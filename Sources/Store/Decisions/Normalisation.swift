public import ConsultationModel

/// How the words of a stored answer are read again.
public struct Normalisation: Sendable {
    /// What the words of a stance mean in the consultation with this id.
    public var stance: @Sendable (_ words: String, _ consultation: String) -> Stance
    /// Why a reader should look at an answer with this stance and this comment.
    public var flags: @Sendable (_ stance: Stance, _ comment: String) -> [AnswerFlag]

    /// Memberwise.
    public init(
        stance: @escaping @Sendable (_ words: String, _ consultation: String) -> Stance,
        flags: @escaping @Sendable (_ stance: Stance, _ comment: String) -> [AnswerFlag]
    ) {
        self.stance = stance
        self.flags = flags
    }

    /// The answer with its stance and its flags as they are read now. An answer without words keeps its stance: there is
    /// nothing to read again.
    func reading(_ answer: Answer, in consultation: String) -> Answer {
        var answer = answer
        if !answer.words.isEmpty { answer.stance = stance(answer.words, consultation) }
        answer.flags = flags(answer.stance, answer.comment)
        return answer
    }
}
