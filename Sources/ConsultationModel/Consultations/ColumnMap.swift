/// What the columns of a survey's export hold, where their names do not say it.
public struct ColumnMap: Sendable, Hashable, Codable {
    /// What stands in a column.
    public enum Meaning: Sendable, Hashable {
        /// The recommendation that a row answers.
        case recommendation
        /// The stance of a row's answer.
        case stance
        /// The comment of a row's answer.
        case comment
        /// The region that answers.
        case region
        /// Who answers.
        case respondent
        /// Nothing that belongs to the answers.
        case nothing
        /// The stances on the recommendation with this identifier.
        case stances(on: String)
        /// The comments on the recommendation with this identifier.
        case comments(on: String)
    }

    /// The meaning of columns, by their names as written.
    public var headers: [String: Meaning]
    /// What codes in columns of stances mean, by the codes as written.
    public var codes: [String: Stance]
    /// The codes of the regions that a column of regions calls otherwise, by those names as written.
    public var regions: [String: String]

    /// Memberwise.
    public init(headers: [String: Meaning] = [:], codes: [String: Stance] = [:], regions: [String: String] = [:]) {
        self.headers = headers
        self.codes = codes
        self.regions = regions
    }
}

extension ColumnMap.Meaning: RawRepresentable, Codable {
    /// As it is written in a consultation's file: "region", "comment 6", "6".
    public var rawValue: String {
        switch self {
        case .recommendation: "recommendation"
        case .stance: "stance"
        case .comment: "comment"
        case .region: "region"
        case .respondent: "respondent"
        case .nothing: "nothing"
        case .stances(let id): id
        case .comments(let id): "comment \(id)"
        }
    }

    /// What is no other word is the identifier of a recommendation.
    public init(rawValue: String) {
        switch rawValue {
        case "recommendation": self = .recommendation
        case "stance": self = .stance
        case "comment": self = .comment
        case "region": self = .region
        case "respondent": self = .respondent
        case "nothing": self = .nothing
        default:
            let id = rawValue.hasPrefix("comment ") ? String(rawValue.dropFirst("comment ".count)) : nil
            self = id.map { .comments(on: $0) } ?? .stances(on: rawValue)
        }
    }

    /// The recommendation whose answers stand in the column; nil when it is none's alone.
    public var recommendation: String? {
        switch self {
        case .stances(let id), .comments(let id): id
        default: nil
        }
    }
}
