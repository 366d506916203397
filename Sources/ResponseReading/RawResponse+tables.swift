extension RawResponse {
    /// Reads the answers in tables.
    ///
    /// - Parameter front: What the file says about itself outside of them.
    /// - Returns: nil when no table is recognised as one of answers.
    init?(tables: [Table], front: FrontMatter, _ vocabulary: Vocabulary) { return nil }
}
