public import FoundationEssentials

/// An answer that was recorded and counted at no moment.
public struct UncountedAnswer: Sendable, Hashable {
    /// Why it never counted.
    public enum Reason: Sendable, Hashable {
        /// It came after the consultation had closed, and late answers were excluded.
        case late
        /// Another file of its respondent was dropped after it, and recorded before it or together with it.
        case replaced
    }

    /// When it was recorded.
    public var at: Date
    /// Why it never counted.
    public var reason: Reason
    /// What it says, and where that stands.
    public var quotation: ConsultationState.Quotation

    /// Memberwise.
    public init(at: Date, reason: Reason, quotation: ConsultationState.Quotation) {
        self.at = at
        self.reason = reason
        self.quotation = quotation
    }
}
