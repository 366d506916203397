import BuiltIn
import ConsultationModel
public import ResponseReading

extension LabelWords {
    /// The labels that the program carries inside itself.
    ///
    /// - Throws: `ConfigurationError` when it was built with a faulty list.
    public static var builtIn: LabelWords {
        get throws { try LabelWords(yaml: BuiltIn.labels, name: "built-in labels") }
    }

    /// Reads a file of labels: part → language → phrases.
    ///
    /// - Throws: `ConfigurationError` that names the key, what was found and what was expected.
    public convenience init(yaml: String, name: String) throws {
        let file = try ConfigurationError.decoding([String: [String: [String]]].self, from: yaml, name: name)
        var phrases: [Part: [[String]]] = [:]
        var places: [String: (part: Part, key: String)] = [:]
        for (code, languages) in file.sorted(by: { $0.key < $1.key }) {
            guard let part = Part(rawValue: code) else {
                let codes = Part.allCases.map(\.rawValue).joined(separator: ", ")
                throw ConfigurationError(file: name, key: code, message: "not a key here; the keys are \(codes)")
            }
            let rivals = Part.exclusive.first { $0.contains(part) } ?? []
            for (language, words) in languages.sorted(by: { $0.key < $1.key }) {
                let key = "\(code).\(language)"
                for phrase in words {
                    let folded = phrase.foldedForMatching
                    if folded.isEmpty {
                        throw ConfigurationError(
                            file: name,
                            key: key,
                            message: "found \"\(phrase)\", which is empty when compared, expected words"
                        )
                    }
                    // Of another group of parts it may be one as well.
                    let place = "\(rivals.first?.rawValue ?? "") \(folded)"
                    if let earlier = places[place], earlier.part != part {
                        throw ConfigurationError(
                            file: name,
                            key: key,
                            message: "\"\(phrase)\" stands in \(earlier.key) too, expected one meaning in all languages"
                        )
                    }
                    if !rivals.isEmpty { places[place] = (part, key) }
                }
                phrases[part, default: []].append(words)
            }
        }
        self.init(phrases)
    }
}
