/// A key of a mapping that may have any.
struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }

    /// Throws when a mapping has another key than these: a misspelt one would be left out without a word.
    static func check(_ decoder: any Decoder, _ keys: [String]) throws {
        let container = try decoder.container(keyedBy: AnyKey.self)
        for key in container.allKeys where !keys.contains(key.stringValue) {
            throw DecodingError.dataCorruptedError(
                forKey: key,
                in: container,
                debugDescription: "not a key here; the keys are \(keys.joined(separator: ", "))"
            )
        }
    }
}
