/// The database does not know a recommendation, because no daemon has told it of it yet.
public struct UnknownRecommendation: Error, CustomStringConvertible {
    /// The consultation's id.
    let consultation: String
    /// The recommendation's id.
    let recommendation: String

    /// What was found, and how to go on.
    public var description: String {
        """
        the database does not know recommendation \(recommendation) of \(consultation) yet. Start "concord run", or have it \
        reload its configuration, and try again
        """
    }
}
