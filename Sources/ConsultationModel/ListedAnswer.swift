public import FoundationEssentials

/// An answer that counts, with everything that is known of it: a row of the full list.
public struct ListedAnswer: Sendable, Hashable {
    /// The answer and where it was read. The respondent goes by the name under which it is registered.
    public var quotation: ConsultationState.Quotation
    /// When its file was noticed.
    public var received: Date
    /// When it was recorded.
    public var recorded: Date

    /// Memberwise.
    public init(quotation: ConsultationState.Quotation, received: Date, recorded: Date) {
        self.quotation = quotation
        self.received = received
        self.recorded = recorded
    }
}
