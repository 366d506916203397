/// What is timed.
enum Contestant: String, CaseIterable, Codable {
    /// Answers, faults, respondent and consultation.
    case swift = "Swift"
    /// The same, and every comment looked through for cues.
    case swiftWithCues = "Swift, with cues"
    /// Answers alone.
    case python = "Python"
}
