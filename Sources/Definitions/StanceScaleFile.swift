public import ConsultationModel

/// A consultation's scale as it is written in YAML, before it is checked: a built-in scale's name, or its own steps.
enum StanceScaleFile: Decodable {
    case named(String)
    case steps([Step])

    struct Step: Decodable {
        var step: String
        var stance: String
        var words: [String]?

        private enum CodingKeys: CodingKey { case step, stance, words }

        init(from decoder: any Decoder) throws {
            try AnyKey.check(decoder, ["step", "stance", "words"])
            let container = try decoder.container(keyedBy: CodingKeys.self)
            step = try container.decode(String.self, forKey: .step)
            stance = try container.decode(String.self, forKey: .stance)
            words = try container.decodeIfPresent([String].self, forKey: .words)
        }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let name = try? container.decode(String.self) {
            self = .named(name)
        } else {
            self = .steps(try container.decode([Step].self))
        }
    }
}

extension StanceScale {
    /// The scales that the program carries inside itself, by name.
    ///
    /// - Throws: `ConfigurationError` when it was built with a faulty one.
    public static var builtIn: [String: StanceScale] {
        get throws { try StanceFile.builtIn.checkedScales(file: StanceFile.builtInName) }
    }

    /// Checks the steps.
    ///
    /// - Throws: `ConfigurationError` that names the key.
    init(_ steps: [StanceScaleFile.Step], name: String, file: String, key: String) throws {
        func fail(_ index: Int, _ message: String) -> ConfigurationError {
            ConfigurationError(file: file, key: "\(key).[\(index)]", message: message)
        }
        guard !steps.isEmpty else {
            throw ConfigurationError(file: file, key: key, message: "the list is empty, expected at least one step")
        }
        self.init(name: name, steps: [])
        var places: [String: Int] = [:]
        for (index, entry) in steps.enumerated() {
            guard let stance = Stance(code: entry.stance) else {
                throw fail(index, "found the stance \"\(entry.stance)\", expected one of \(Stance.codes)")
            }
            let step = Step(entry.step, stance, words: entry.words ?? [])
            for phrase in step.phrases {
                let folded = phrase.foldedForMatching
                guard !folded.isEmpty else {
                    throw fail(index, "found \"\(phrase)\", which is empty when compared, expected words")
                }
                if let other = places.updateValue(index, forKey: folded), other != index {
                    let label = self.steps[other].label
                    throw fail(index, "\"\(phrase)\" stands for \"\(label)\" too, expected one step for a word")
                }
            }
            self.steps.append(step)
        }
    }
}
