public import ConsultationModel
public import FoundationEssentials

/// What is known before a file is opened. Making one takes time that grows with the registered consultations; a copy
/// with another path takes none.
public struct ReadingContext: Sendable {
    /// The file's name or path; a name is asked only where the content leaves its format open.
    public var file: String
    /// The consultation that the inbox folder names, as written; nil when the path leaves it open.
    public var consultationFromPath: String?
    /// The region that the inbox folder names, as written; nil when the path leaves it open.
    public var regionFromPath: String?
    /// A file with more answers is an error; at most 1,000,000, which is the limit of a table anyway.
    public var answerLimit = 1_000_000
    /// Whether a reading says of each piece of the file what it was taken for, which takes a multiple of the file's size in
    /// memory.
    public var keepsParts = false
    /// Decides which consultations are open.
    public var now: Date
    /// What is registered, prepared for looking things up.
    let vocabulary: Vocabulary

    /// - Parameters:
    ///   - consultations: All registered consultations.
    ///   - lexicon: What stance words mean.
    ///   - labels: What the parts of a response are called.
    ///   - cues: The phrases for which an answer is flagged.
    public init(
        consultations: [Consultation],
        lexicon: StanceLexicon,
        labels: LabelWords,
        cues: CueList = CueList([]),
        file: String = "",
        consultationFromPath: String? = nil,
        regionFromPath: String? = nil,
        now: Date
    ) {
        vocabulary = Vocabulary(consultations: consultations, lexicon: lexicon, labels: labels, cues: cues)
        self.file = file
        self.consultationFromPath = consultationFromPath
        self.regionFromPath = regionFromPath
        self.now = now
    }

    /// What the words of a stance mean in the consultation with this id, by its scale and the lexicon.
    public func stance(of words: String, in consultation: String) -> Stance {
        let asked = consultations.first { $0.id == consultation }.flatMap(vocabulary.terms)
        return asked?.stance(of: words) ?? .unrecognised
    }

    /// Why a reader should look at an answer with this stance and this comment.
    public func flags(for stance: Stance, comment: String) -> [AnswerFlag] {
        vocabulary.cues.flags(for: stance, comment: comment)
    }

    /// All registered consultations.
    public var consultations: [Consultation] { vocabulary.consultations }
}
