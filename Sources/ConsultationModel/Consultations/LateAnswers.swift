/// What is done with a submission that comes after its consultation has closed. It is kept in any case.
public enum LateAnswers: String, Sendable, Hashable, Codable, CaseIterable {
    /// It counts like any other, and is marked as late.
    case count
    /// It does not count; what the respondent said in time still does.
    case exclude
}
