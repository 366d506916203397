public import ConsultationModel

/// What was understood of one file, and everything that was not.
public struct Reading: Sendable, Hashable {
    /// The consultation; nil when it could not be told (a fault then says why).
    public var consultation: Consultation?
    /// The region; nil when it could not be told.
    public var region: Region?
    /// The group's name exactly as written in the file; nil when the file names none.
    public var groupAsWritten: String?
    /// Who answers; nil when consultation or region could not be told.
    public var respondent: Respondent?
    /// Whether the file says that it is made up.
    public var isIllustrative: Bool
    /// In the order of the file; at most one per recommendation.
    public var answers: [Answer]
    /// By line, those of the file as a whole first.
    public var faults: [Fault]

    /// Memberwise.
    public init(
        consultation: Consultation? = nil,
        region: Region? = nil,
        groupAsWritten: String? = nil,
        respondent: Respondent? = nil,
        isIllustrative: Bool = false,
        answers: [Answer] = [],
        faults: [Fault] = []
    ) {
        self.consultation = consultation
        self.region = region
        self.groupAsWritten = groupAsWritten
        self.respondent = respondent
        self.isIllustrative = isIllustrative
        self.answers = answers
        self.faults = faults
    }

    /// Whether the file may be recorded: no fault is an error.
    public var isAcceptable: Bool { !faults.contains { $0.severity == .error } }

    /// The recommendations of the consultation for which the file has no answer, in the consultation's order.
    public var unanswered: [Recommendation] {
        let answered = Set(answers.map(\.recommendation))
        return consultation?.recommendations.filter { !answered.contains($0.id) } ?? []
    }
}
