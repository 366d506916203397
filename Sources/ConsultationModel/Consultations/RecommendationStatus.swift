/// Whether a recommendation is still being decided on.
public enum RecommendationStatus: String, Sendable, Hashable, Codable, CaseIterable {
    /// It is asked about, and counts in the verdict.
    case open
    /// It was taken back. Its answers are kept and shown; nobody is missing, and the verdict leaves it out.
    case withdrawn
    /// It is put off. Its answers are kept and shown; nobody is missing, and the verdict leaves it out.
    case deferred
}
