/// An answer as it stands in a file, before it is known what it answers and who speaks.
struct RawAnswer {
    /// "All recommendations", "all others", "all except 6 and 7".
    enum Scope: Equatable {
        case all, others
        case except([String])
    }

    /// The recommendation's identifier as written.
    var id: String
    /// Which recommendations it answers where it does not name them one by one; `id` is then empty.
    var scope: Scope?
    /// Where the identifier stands.
    var idSpot: Spot
    /// The group's name as written; nil when none stands at the answer.
    var group: String?
    /// Where that name stands; where the words stand when there is none.
    var groupSpot: Spot
    /// The region as written in a column or key of its own; nil when none stands at the answer.
    var region: String?
    /// The stance's words as written, without markup; nil when the file has no place for them.
    var words: String?
    /// Where the words stand; where the identifier stands when there are none.
    var spot: Spot
    /// As written, without white space at both ends.
    var comment: String
    /// What is given as the text of the recommendation; nil when nothing is, or when it is the registered text.
    var quotation: String?
}
