public import FoundationEssentials

/// The questions that are asked, and of whom.
public struct Consultation: Sendable, Hashable, Codable {
    /// Names folders and reports: letters, digits, "-" and "_"; "at-large-review-2017".
    public var id: String
    /// For people.
    public var title: String
    /// The moment from which answers are taken; nil: always.
    public var opens: Date?
    /// The moment after which an answer is late; nil: never.
    public var closes: Date?
    /// Those entitled to a position, in the order in which reports show them. At least one; codes are unique.
    public var regions: [Region]
    /// In the order in which reports show them. At least one; identifiers are unique.
    public var recommendations: [Recommendation]
    /// The thresholds of its consensus levels.
    public var rules: ConsensusRules
    /// The scale on which it is answered; nil: for, against, or under conditions, in any words that are known.
    public var scale: StanceScale?
    /// What is done with what comes after it has closed; nil: it counts.
    public var lateAnswers: LateAnswers?
    /// The language of its reports; nil: English.
    public var language: Language?
    /// What the columns and codes of a survey's export mean; nil: what their names say.
    public var columns: ColumnMap?

    /// Memberwise.
    public init(
        id: String,
        title: String,
        opens: Date? = nil,
        closes: Date? = nil,
        regions: [Region],
        recommendations: [Recommendation],
        rules: ConsensusRules = .standard,
        scale: StanceScale? = nil,
        lateAnswers: LateAnswers? = nil,
        language: Language? = nil,
        columns: ColumnMap? = nil
    ) {
        self.id = id
        self.title = title
        self.opens = opens
        self.closes = closes
        self.regions = regions
        self.recommendations = recommendations
        self.rules = rules
        self.scale = scale
        self.lateAnswers = lateAnswers
        self.language = language
        self.columns = columns
    }

    /// Whether answers are invited at this moment.
    public func isOpen(at moment: Date) -> Bool {
        (opens.map { $0 <= moment } ?? true) && (closes.map { moment <= $0 } ?? true)
    }

    /// The region with this code or full name, compared folded; nil when there is none.
    public func region(named name: String) -> Region? {
        let folded = name.foldedForMatching
        return regions.first { $0.code.foldedForMatching == folded || $0.name.foldedForMatching == folded }
    }
}
