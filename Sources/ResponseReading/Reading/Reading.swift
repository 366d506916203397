public import ConsultationModel

/// What was understood of one file, and everything that was not.
public struct Reading: Sendable, Hashable {
    /// What kind of file it was taken for; nil when it was not read.
    public var format: ResponseFormat?
    /// What its characters were decoded from; nil when it is no text or was not decoded.
    public var encoding: TextEncoding?
    /// The consultation; nil when it could not be told (a fault then says why).
    public var consultation: Consultation?
    /// Whether the file says that it is made up.
    public var isIllustrative: Bool
    /// One for each respondent, in the order of the file; a table or a data file may hold many. Their ids differ.
    public var responses: [Response]
    /// By place, those of the file as a whole first.
    public var faults: [Fault]
    /// What each piece of the file was taken for, in the order of the file; empty unless the context asks for it
    /// (`ReadingContext.keepsParts`), and where a file could not be read at all.
    public var parts: [Part] = []

    /// What one respondent says.
    public struct Response: Sendable, Hashable {
        /// The region; nil when it could not be told.
        public var region: Region?
        /// The group's name exactly as written in the file; nil when the file names none.
        public var groupAsWritten: String?
        /// Who answers; nil when consultation or region could not be told.
        public var respondent: Respondent?
        /// In the order of the file; at most one per recommendation.
        public var answers: [Answer]

        /// Memberwise.
        public init(
            region: Region? = nil,
            groupAsWritten: String? = nil,
            respondent: Respondent? = nil,
            answers: [Answer] = []
        ) {
            self.region = region
            self.groupAsWritten = groupAsWritten
            self.respondent = respondent
            self.answers = answers
        }
    }

    /// Memberwise.
    public init(
        format: ResponseFormat? = nil,
        encoding: TextEncoding? = nil,
        consultation: Consultation? = nil,
        isIllustrative: Bool = false,
        responses: [Response] = [],
        faults: [Fault] = []
    ) {
        self.format = format
        self.encoding = encoding
        self.consultation = consultation
        self.isIllustrative = isIllustrative
        self.responses = responses
        self.faults = faults
    }

    /// Whether the file may be recorded: no fault is an error.
    public var isAcceptable: Bool { !faults.contains { $0.severity == .error } }

    /// The region, when all of the file is from one.
    public var region: Region? {
        guard let first = responses.first?.region else { return nil }
        return responses.allSatisfy { $0.region?.code == first.code } ? first : nil
    }

    /// The response of the only respondent; nil when there are several.
    public var only: Response? { responses.count == 1 ? responses.first : nil }

    /// The answers of all respondents.
    public var answers: [Answer] { responses.flatMap(\.answers) }
}

extension Reading.Response {
    /// The recommendations of the consultation that are open and for which it has no answer, in the consultation's order.
    public func unanswered(of consultation: Consultation?) -> [Recommendation] {
        let answered = Set(answers.map(\.recommendation))
        return consultation?.recommendations.filter { $0.status == .open && !answered.contains($0.id) } ?? []
    }
}
