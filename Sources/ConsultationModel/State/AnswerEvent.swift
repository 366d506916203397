public import FoundationEssentials

/// One respondent's answer to one recommendation came, changed or went.
public struct AnswerEvent: Sendable, Hashable {
    /// What brought it about.
    public enum Cause: Sendable, Hashable {
        /// A file.
        case file
        /// The words of stances are taken to mean something else than before.
        case renormalised
        /// The respondent's answers were withdrawn.
        case withdrawn(by: String, reason: String)
        /// A withdrawal was taken back.
        case restored(by: String, reason: String)
        /// The consultation's deadline, or what it does with late answers, was changed.
        case deadline

        /// `file`, `renormalised`, `withdrawn`, `restored` or `deadline`.
        public var code: String {
            switch self {
            case .file: "file"
            case .renormalised: "renormalised"
            case .withdrawn: "withdrawn"
            case .restored: "restored"
            case .deadline: "deadline"
            }
        }

        /// Who decided it, and why; nil where nobody did.
        public var decision: (by: String, reason: String)? {
            switch self {
            case .withdrawn(let by, let reason), .restored(let by, let reason): (by, reason)
            case .file, .renormalised, .deadline: nil
            }
        }
    }

    /// One of a respondent's revisions, and the file that it came with.
    public struct Revision: Sendable, Hashable {
        /// The file's name as it was dropped, relative to the inbox.
        public var file: String
        /// Which of the respondent's submissions it is, from 1.
        public var number: Int

        /// Memberwise.
        public init(file: String, number: Int) {
            self.file = file
            self.number = number
        }
    }

    /// When it was recorded.
    public var at: Date
    /// What brought it about.
    public var cause: Cause
    /// What counted before; nil when nothing did. At least one of the two is there.
    public var old: ConsultationState.Quotation?
    /// What counts since; nil when nothing does.
    public var new: ConsultationState.Quotation?

    /// The revision that counts since and leaves the answer out; nil where there still is an answer, and where nothing of
    /// the respondent counts any more.
    public let leftOutBy: Revision?

    /// Memberwise; nil when both sides are. With an answer that counts since, nothing has left it out.
    public init?(
        at: Date,
        cause: Cause,
        old: ConsultationState.Quotation?,
        new: ConsultationState.Quotation?,
        leftOutBy: Revision? = nil
    ) {
        guard let known = new ?? old else { return nil }
        self.at = at
        self.cause = cause
        self.old = old
        self.new = new
        self.leftOutBy = new == nil ? leftOutBy : nil
        region = known.region
        respondent = known.respondent
        isDesignated = known.isDesignated
        recommendation = known.answer.recommendation
    }

    /// The region's code.
    public let region: String
    /// The respondent's name, as in `ConsultationState.Quotation`.
    public let respondent: String
    /// Whether the respondent speaks for its region.
    public let isDesignated: Bool
    /// The recommendation's id.
    public let recommendation: String

    /// The file that brought it about; nil where that was something else.
    public var file: String? { cause == .file ? new?.file ?? leftOutBy?.file : nil }
}
