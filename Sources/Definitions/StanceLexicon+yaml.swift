import ConsultationModel
public import ResponseReading

extension StanceLexicon {
    /// The lexicon that the program carries inside itself.
    ///
    /// - Throws: `ConfigurationError` when it was built with a faulty one.
    public static var builtIn: StanceLexicon {
        get throws { try StanceLexicon(try .builtIn, name: StanceFile.builtInName) }
    }

    /// Reads a lexicon's file: language → stance code → phrases, `subjects` and `qualifiers`.
    ///
    /// - Throws: `ConfigurationError` that names the key, what was found and what was expected.
    public init(yaml: String, name: String) throws {
        try self.init(StanceFile(yaml: yaml, name: name), name: name)
    }

    /// Checks a lexicon's file.
    ///
    /// - Throws: `ConfigurationError` that names the key, what was found and what was expected.
    public init(_ file: StanceFile, name: String) throws {
        var phrases: [(phrase: String, stance: Stance)] = []
        var stances: [String: (stance: Stance, language: String)] = [:]
        for (language, entries) in file.languages.sorted(by: { $0.key < $1.key }) {
            for (code, words) in entries.sorted(by: { $0.key < $1.key }) {
                let key = "\(language).\(code)"
                guard let stance = Stance(code: code) else {
                    throw ConfigurationError(
                        file: name,
                        key: key,
                        message: "found the stance \"\(code)\", expected one of \(Stance.codes)"
                    )
                }
                for phrase in words {
                    let folded = phrase.foldedForMatching
                    guard !folded.isEmpty else {
                        throw ConfigurationError(
                            file: name,
                            key: key,
                            message: "found \"\(phrase)\", which is empty when compared, expected words"
                        )
                    }
                    if let earlier = stances[folded], earlier.stance != stance {
                        throw ConfigurationError(
                            file: name,
                            key: key,
                            message: """
                                "\(phrase)" means \(earlier.stance.rawValue) under "\(earlier.language)", expected one \
                                meaning in all languages
                                """
                        )
                    }
                    stances[folded] = (stance, language)
                    phrases.append((phrase, stance))
                }
            }
        }
        self.init(phrases, subjects: file.subjects, qualifiers: file.qualifiers)
    }
}

extension Stance {
    /// The stances that words can mean.
    static var codes: String { allCases.filter { $0 != .unrecognised }.map(\.rawValue).joined(separator: ", ") }

    /// The stance with this code; nil when no words can mean it.
    init?(code: String) {
        guard let stance = Stance(rawValue: code), stance != .unrecognised else { return nil }
        self = stance
    }
}
