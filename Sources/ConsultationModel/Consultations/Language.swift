/// A language in which Concord's own words can be shown. What respondents wrote stays as they wrote it.
public enum Language: String, Sendable, Hashable, Codable, CaseIterable {
    case english = "en"
    case spanish = "es"
    case french = "fr"
}
