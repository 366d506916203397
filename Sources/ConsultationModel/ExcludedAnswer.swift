public import FoundationEssentials

/// An answer that came after the consultation had closed and did not count, because late answers were excluded.
public struct ExcludedAnswer: Sendable, Hashable {
    /// When it was recorded.
    public var at: Date
    /// What it says, and where that stands.
    public var quotation: ConsultationState.Quotation

    /// Memberwise.
    public init(at: Date, quotation: ConsultationState.Quotation) {
        self.at = at
        self.quotation = quotation
    }
}
