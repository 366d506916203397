/// What a respondent says to one recommendation, reduced to what the consensus rules can count.
///
/// The words that were written are kept beside it (`Answer.words`). Four of these are not positions, and none of those
/// four is opposition: they stay apart from import to export.
public enum Stance: String, Sendable, Hashable, Codable, CaseIterable {
    /// In favour.
    case support
    /// In favour under a condition; "It Depends" in the At-Large Review.
    case conditional
    /// Against.
    case oppose
    /// Asked and declined to take a side.
    case abstain
    /// "Not applicable", "not addressed to us".
    case notApplicable = "not-applicable"
    /// The recommendation is in the file, its answer was left empty.
    case blank
    /// Words that the stance lexicon does not know. They count for nothing until the lexicon is extended.
    case unrecognised
}

extension Stance {
    /// The stance as the At-Large Review's template words it, for people.
    public var label: String {
        switch self {
        case .support: "Support"
        case .conditional: "It Depends"
        case .oppose: "Do Not Support"
        case .abstain: "Abstain"
        case .notApplicable: "Not applicable"
        case .blank: "Blank"
        case .unrecognised: "Unrecognised"
        }
    }
}
