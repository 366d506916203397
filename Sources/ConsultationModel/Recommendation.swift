/// One item of a consultation that every region is asked about.
public struct Recommendation: Sendable, Hashable, Codable {
    /// The identifier as people write it: "6", "1(b)", "EMM 3.2". Unique within its consultation.
    public var id: String
    /// The registered text, in full.
    public var text: String

    /// Memberwise.
    public init(id: String, text: String) {
        self.id = id
        self.text = text
    }
}
