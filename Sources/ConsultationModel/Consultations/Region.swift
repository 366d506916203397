/// A group that is entitled to one position per recommendation; for At-Large, a RALO.
public struct Region: Sendable, Hashable, Codable {
    /// Short and stable, as used for inbox folders and table columns: "LACRALO".
    public var code: String
    /// The name in full.
    public var name: String
    /// Further group names whose files speak for the region. Its code and its name always do.
    public var speakers: [String]

    /// Memberwise.
    public init(code: String, name: String, speakers: [String] = []) {
        self.code = code
        self.name = name
        self.speakers = speakers
    }

    /// Whether a file in this group's name speaks for the region. Names compare folded: case, accents, kinds of dash
    /// and apostrophe, and runs of white space make no difference.
    public func isSpoken(forBy group: String) -> Bool {
        let folded = group.foldedForMatching
        return folded == code.foldedForMatching || folded == name.foldedForMatching
            || speakers.contains { $0.foldedForMatching == folded }
    }
}
