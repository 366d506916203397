import BuiltIn
import ConsultationModel
public import ResponseReading

extension CueList {
    /// The cues that the program carries inside itself.
    ///
    /// - Throws: `ConfigurationError` when it was built with a faulty list.
    public static var builtIn: CueList {
        get throws { try CueList(yaml: BuiltIn.cues, name: "built-in cue list") }
    }

    /// Reads a cue list's file: for each language a list of groups.
    ///
    /// - Throws: `ConfigurationError` that names the key, what was found and what was expected.
    public init(yaml: String, name: String) throws {
        let file = try ConfigurationError.decoding([String: [CueGroup]].self, from: yaml, name: name)
        var cues: [Cue] = []
        var places: [String: (cue: Cue, key: String)] = [:]
        for (language, groups) in file.sorted(by: { $0.key < $1.key }) {
            for (index, group) in groups.enumerated() {
                let key = "\(language).[\(index)]"
                func fail(_ message: String) -> ConfigurationError {
                    ConfigurationError(file: name, key: key, message: message)
                }
                guard let kind = AnswerFlag.Kind(rawValue: group.kind) else {
                    let kinds = AnswerFlag.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                    throw fail("found the kind \"\(group.kind)\", expected one of \(kinds)")
                }
                var stances: Set<Stance> = []
                for code in group.when {
                    guard let stance = Stance(rawValue: code) else {
                        let codes = Stance.allCases.map(\.rawValue).joined(separator: ", ")
                        throw fail("found the stance \"\(code)\", expected one of \(codes)")
                    }
                    stances.insert(stance)
                }
                for phrase in group.cues {
                    guard let cue = Cue(phrase, kind, beside: stances) else {
                        throw fail(
                            "found the cue \"\(phrase)\", expected words with at least three Latin letters in all"
                        )
                    }
                    let folded = phrase.foldedForMatching
                    if let other = places[folded], other.cue.kind != kind || other.cue.stances != stances {
                        throw fail("\"\(phrase)\" stands in \(other.key) too, expected one meaning in all languages")
                    }
                    places[folded] = (cue, key)
                    cues.append(cue)
                }
            }
        }
        self.init(cues)
    }
}

/// Cues with one meaning as they are written in YAML, before they are checked.
private struct CueGroup: Decodable {
    var kind: String
    var when: [String]
    var cues: [String]

    private enum CodingKeys: CodingKey { case kind, when, cues }

    init(from decoder: any Decoder) throws {
        try AnyKey.check(decoder, ["kind", "when", "cues"])
        let container = try decoder.container(keyedBy: CodingKeys.self)
        kind = try container.decode(String.self, forKey: .kind)
        when = try container.decode([String].self, forKey: .when)
        cues = try container.decode([String].self, forKey: .cues)
    }
}
