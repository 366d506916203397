/// A key of the documented schema.
enum SchemaKey: String {
    case consultation
    case region
    case respondent
    case illustrative
    case answers
    case responses
    case recommendation
    case stance
    case comment
    case text

    /// The keys of the whole file.
    static let file: [SchemaKey] = [.consultation, .region, .respondent, .illustrative, .answers, .responses]
    /// The keys of one respondent among many.
    static let response: [SchemaKey] = [.region, .respondent, .answers]
    /// The keys of one answer.
    static let answer: [SchemaKey] = [.recommendation, .stance, .comment, .text]

    /// What the value of the key is taken for; nil for a list.
    var role: Reading.Role? {
        switch self {
        case .consultation, .region, .respondent: .speaker
        case .illustrative: .aside
        case .recommendation: .heading
        case .stance: .stance
        case .comment: .comment
        case .text: .text
        case .answers, .responses: nil
        }
    }

    /// What is wrong with a key that is none of these.
    ///
    /// - Parameter place: " in answers[2]", or empty.
    static func unknown(_ name: String, at place: String, _ known: [SchemaKey]) -> String {
        let names = known.map(\.rawValue)
        let nearest = name.nearest(of: names).map { "; the nearest is “\($0)”" } ?? ""
        return """
            Found the key “\(name.excerpt)”\(place), which is not known; expected \(names.joined(separator: ", "))\(nearest). \
            Correct it, or begin it with “x-” to have it passed over.
            """
    }
}
