/// Why a person should read an answer: a phrase of the cue list stands in its comment. The program re-codes nothing.
public struct AnswerFlag: Sendable, Hashable, Codable {
    /// What the phrase makes of the answer.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// The comment speaks against the stance.
        case contradiction
        /// The comment puts the stance under a condition.
        case condition
        /// The comment says that the recommendation is not for the respondent to answer.
        case notAddressed = "not-addressed"
    }

    /// What the phrase makes of the answer.
    public var kind: Kind
    /// The phrase as it stands in the cue list.
    public var cue: String

    /// Memberwise.
    public init(_ kind: Kind, cue: String) {
        self.kind = kind
        self.cue = cue
    }

    /// As stored in the database: "condition:but if".
    public var code: String { "\(kind.rawValue):\(cue)" }

    /// Reads `code`; nil when it is none.
    public init?(code: String) {
        let parts = code.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])) else { return nil }
        self.init(kind, cue: String(parts[1]))
    }

    /// One sentence for people.
    public var explanation: String {
        switch kind {
        case .contradiction: "The comment says “\(cue)”, which may speak against the stance."
        case .condition: "The comment says “\(cue)”, which may put the stance under a condition."
        case .notAddressed: "The comment says “\(cue)”: it may mean that the question is for others to answer."
        }
    }
}
