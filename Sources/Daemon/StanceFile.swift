/// A lexicon's file as it is written in YAML, before it is checked.
struct StanceFile: Decodable {
    /// Language → stance code → phrases.
    var languages: [String: [String: [String]]] = [:]
    var subjects: [String] = []

    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.init(stringValue) }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        for key in container.allKeys {
            switch key.stringValue {
            case "subjects": subjects = try container.decode([String].self, forKey: key)
            default: languages[key.stringValue] = try container.decode([String: [String]].self, forKey: key)
            }
        }
    }
}
