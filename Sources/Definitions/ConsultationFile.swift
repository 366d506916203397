public import ConsultationModel
import FoundationEssentials
import Yams

/// A consultation as it is written in YAML, before it is checked.
struct ConsultationFile: Decodable {
    struct Region: Decodable {
        var code: String
        var name: String
        var speakers: [String]?
    }

    struct Recommendation: Decodable {
        var id: String
        var text: String
        var status: String?
    }

    /// A misspelt key would be left out without a word, and a threshold with it.
    static func checkKeys(of yaml: String, name: String) throws {
        let known: KeyValuePairs = [
            "": [
                "id", "title", "opens", "closes", "late_answers", "language", "rules", "scale", "columns",
                "regions", "recommendations",
            ],
            "rules": ConsensusRulesFile.CodingKeys.allCases.map(\.rawValue),
            "columns": ["headers", "codes", "regions"],
            "regions": ["code", "name", "speakers"],
            "recommendations": ["id", "text", "status"],
        ]
        // What is not YAML, or not shaped like this, is told by decoding it.
        guard let root = try? compose(yaml: yaml) else { return }
        for (place, keys) in known {
            guard let node = place.isEmpty ? root : root[place] else { continue }
            let mappings = node.mapping.map { [$0] } ?? node.array().compactMap(\.mapping)
            for key in mappings.flatMap(\.keys).compactMap(\.string) where !keys.contains(key) {
                throw ConfigurationError(
                    file: name,
                    key: place.isEmpty ? key : "\(place).\(key)",
                    message: "not a key here; the keys are \(keys.joined(separator: ", "))"
                )
            }
        }
    }

    private enum CodingKeys: String, CodingKey {
        case id, title, opens, closes, language, rules, scale, columns, regions, recommendations
        case lateAnswers = "late_answers"
    }

    var id: String
    var title: String
    var opens: String?
    var closes: String?
    var lateAnswers: String?
    var language: String?
    var rules: ConsensusRulesFile?
    var scale: StanceScaleFile?
    var columns: ColumnMapFile?
    var regions: [Region]
    var recommendations: [Recommendation]
}

extension Consultation {
    /// Reads no more of a consultation's file than its id.
    ///
    /// - Throws: `ConfigurationError` that names the key.
    public static func id(yaml: String, name: String) throws -> String {
        struct Head: Decodable {
            var id: String
        }
        let id = try ConfigurationError.decoding(Head.self, from: yaml, name: name).id
        guard id.isIdentifier else {
            throw ConfigurationError(file: name, key: "id", message: "found \"\(id)\", expected \(String.identifier)")
        }
        return id
    }

    /// Reads a consultation's file.
    ///
    /// - Parameters:
    ///   - yaml: The file's text.
    ///   - name: What to call the file in an error.
    ///   - scales: The scales that it may name; nil: the built-in ones.
    /// - Throws: `ConfigurationError` that names the key, what was found and what was expected.
    public init(yaml: String, name: String, scales: [String: StanceScale]? = nil) throws {
        func fail(_ key: String, _ message: String) -> ConfigurationError {
            ConfigurationError(file: name, key: key, message: message)
        }
        try ConsultationFile.checkKeys(of: yaml, name: name)
        let file = try ConfigurationError.decoding(ConsultationFile.self, from: yaml, name: name)
        guard file.id.isIdentifier else { throw fail("id", "found \"\(file.id)\", expected \(String.identifier)") }
        guard !file.regions.isEmpty else { throw fail("regions", "the list is empty, expected at least one region") }
        guard !file.recommendations.isEmpty else {
            throw fail("recommendations", "the list is empty, expected at least one recommendation")
        }
        for region in file.regions where !region.code.isIdentifier {
            throw fail("regions", "found the code \"\(region.code)\", expected \(String.identifier)")
        }
        if let twice = file.regions.map(\.code).firstRepeated {
            throw fail("regions", "the code \"\(twice)\" occurs twice, expected different codes")
        }
        var speakers: [String: String] = [:]
        for region in file.regions {
            for name in [region.code, region.name] + (region.speakers ?? []) {
                let folded = name.foldedForMatching
                guard !folded.isEmpty else {
                    throw fail("regions", "found the empty name \"\(name)\" at \(region.code), expected a name")
                }
                if let other = speakers[folded], other != region.code {
                    throw fail(
                        "regions",
                        "\"\(name)\" speaks for \(other) and \(region.code), expected one region for a name"
                    )
                }
                speakers[folded] = region.code
            }
        }
        if let twice = file.recommendations.map(\.id).firstRepeated {
            throw fail("recommendations", "the id \"\(twice)\" occurs twice, expected different ids")
        }
        for id in file.recommendations.map(\.id) where id.foldedForMatching.isEmpty || id.utf8.count > 64 {
            throw fail(
                "recommendations",
                "found the id \"\(id)\", expected at most 64 bytes such as \"6\" or \"1(b)\""
            )
        }
        func choice<Choice: CaseIterable & RawRepresentable<String>>(_ text: String?, _ key: String) throws -> Choice? {
            guard let text else { return nil }
            if let choice = Choice(rawValue: text) { return choice }
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw fail(key, "found \"\(text)\", expected one of \(known)")
        }
        func moment(_ text: String?, _ key: String) throws -> Date? {
            guard let text else { return nil }
            guard let moment = try? Date(text, strategy: .iso8601) else {
                throw fail(key, "found \"\(text)\", expected a moment such as 2017-03-24T23:59:00Z")
            }
            return moment
        }
        let (opens, closes) = (try moment(file.opens, "opens"), try moment(file.closes, "closes"))
        if let opens, let closes, closes < opens {
            throw fail("closes", "found a moment before the one at which it opens, expected a later one")
        }
        var scale: StanceScale?
        switch file.scale {
        case nil: break
        case .named(let wanted):
            let known = try scales ?? StanceScale.builtIn
            scale = known[wanted]
            guard scale != nil else {
                let names = known.keys.sorted().joined(separator: ", ")
                throw fail("scale", "found \"\(wanted)\", expected one of \(names), or a list of steps")
            }
        case .steps(let steps): scale = try StanceScale(steps, name: file.id, file: name, key: "scale")
        }
        let rules = file.rules?.rules ?? .standard
        guard rules.lead != .randUCLA || scale?.isNinePoint == true else {
            throw fail(
                "rules.lead",
                "found \"rand-ucla\", which needs the scale delphi, or another with the marks 9 to 1"
            )
        }
        self.init(
            id: file.id,
            title: file.title,
            opens: opens,
            closes: closes,
            regions: file.regions.map { Region(code: $0.code, name: $0.name, speakers: $0.speakers ?? []) },
            recommendations: try file.recommendations.map {
                Recommendation(
                    id: $0.id,
                    text: $0.text,
                    status: try choice($0.status, "recommendations.status") ?? .open
                )
            },
            rules: rules,
            scale: scale,
            lateAnswers: try choice(file.lateAnswers, "late_answers"),
            language: try choice(file.language, "language"),
            columns: try file.columns?.checked(
                recommendations: file.recommendations.map(\.id),
                regions: file.regions.map { Region(code: $0.code, name: $0.name, speakers: $0.speakers ?? []) },
                scale: scale,
                file: name
            )
        )
    }
}

extension String {
    /// What `isIdentifier` expects.
    fileprivate static let identifier = "1 to 64 ASCII letters, digits, \"-\" and \"_\", the first a letter or digit"

    /// Whether it can name a folder and is not empty once folded.
    fileprivate var isIdentifier: Bool {
        func isAlphanumeric(_ byte: UInt8) -> Bool {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            default: false
            }
        }
        return utf8.count <= 64 && utf8.first.map(isAlphanumeric) == true
            && utf8.allSatisfy { isAlphanumeric($0) || $0 == 0x2D || $0 == 0x5F }
    }
}

extension [String] {
    /// The first element that equals an earlier one when both are folded.
    fileprivate var firstRepeated: String? {
        var seen: Set<String> = []
        return first { !seen.insert($0.foldedForMatching).inserted }
    }
}
