import BuiltIn
public import ConsultationModel

/// A file of stance words and scales as it is written in YAML, before it is checked.
public struct StanceFile: Decodable {
    /// Language → stance code → phrases.
    var languages: [String: [String: [String]]] = [:]
    var subjects: [String] = []
    var qualifiers: [String] = []
    /// Name → steps.
    var scales: [String: [StanceScaleFile.Step]] = [:]

    /// Reads a file of words.
    ///
    /// - Throws: `ConfigurationError` that names the key, what was found and what was expected.
    public init(yaml: String, name: String) throws {
        self = try ConfigurationError.decoding(StanceFile.self, from: yaml, name: name)
    }

    /// Languages are all keys but `subjects`, `qualifiers` and `scales`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: AnyKey.self)
        for key in container.allKeys {
            switch key.stringValue {
            case "subjects": subjects = try container.decode([String].self, forKey: key)
            case "qualifiers": qualifiers = try container.decode([String].self, forKey: key)
            case "scales": scales = try container.decode([String: [StanceScaleFile.Step]].self, forKey: key)
            default: languages[key.stringValue] = try container.decode([String: [String]].self, forKey: key)
            }
        }
    }
}

extension StanceFile {
    /// What the built-in file is called in an error.
    public static let builtInName = "built-in stance lexicon"

    /// The file that the program carries inside itself.
    ///
    /// - Throws: `ConfigurationError` when it was built with a faulty one.
    public static var builtIn: StanceFile {
        get throws { try StanceFile(yaml: BuiltIn.stances, name: builtInName) }
    }

    /// The scales by name.
    ///
    /// - Parameter file: What to call the file in an error.
    /// - Throws: `ConfigurationError` that names the key.
    public func checkedScales(file: String) throws -> [String: StanceScale] {
        var checked: [String: StanceScale] = [:]
        for (name, steps) in scales.sorted(by: { $0.key < $1.key }) {
            checked[name] = try StanceScale(steps, name: name, file: file, key: "scales.\(name)")
        }
        return checked
    }
}
