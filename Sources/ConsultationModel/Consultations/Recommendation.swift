/// One item of a consultation that every region is asked about.
public struct Recommendation: Sendable, Hashable, Codable {
    /// The identifier as people write it: "6", "1(b)", "EMM 3.2". Unique within its consultation.
    public var id: String
    /// The registered text, in full.
    public var text: String
    /// Whether it is still being decided on.
    public var status: RecommendationStatus

    /// Memberwise.
    public init(id: String, text: String, status: RecommendationStatus = .open) {
        self.id = id
        self.text = text
        self.status = status
    }

    private enum CodingKeys: CodingKey {
        case id, text, status
    }

    /// Reads what `encode(to:)` writes. Throws `DecodingError`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        text = try container.decode(String.self, forKey: .text)
        status = try container.decodeIfPresent(RecommendationStatus.self, forKey: .status) ?? .open
    }

    /// Writes the status only where it is not open: what was stored before there was one is still the same.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(text, forKey: .text)
        try container.encodeIfPresent(status == .open ? nil : status, forKey: .status)
    }
}
