import Yams

/// A setting or a configuration file that cannot be used.
public struct ConfigurationError: Error, Sendable, CustomStringConvertible {
    /// The file, or where else the setting comes from.
    public let file: String
    /// The key; nil when the file as a whole is at fault.
    public let key: String?
    /// What was found and what was expected.
    public let message: String

    /// Memberwise.
    public init(file: String, key: String? = nil, message: String) {
        self.file = file
        self.key = key
        self.message = message
    }

    /// "consultations/x.yaml: rules.quorum: found …, expected …".
    public var description: String {
        [file, key, message].compactMap(\.self).joined(separator: ": ")
    }

    /// Decodes YAML.
    ///
    /// - Throws: `ConfigurationError` that names the key, whatever was wrong.
    public static func decoding<Value: Decodable>(_ type: Value.Type, from yaml: String, name: String) throws -> Value {
        do {
            return try YAMLDecoder().decode(Value.self, from: yaml)
        } catch let error as DecodingError {
            throw ConfigurationError(error, file: name)
        } catch {
            throw ConfigurationError(file: name, message: "not valid YAML: \(error)")
        }
    }

    private init(_ error: DecodingError, file: String) {
        func path(_ context: DecodingError.Context, _ last: (any CodingKey)? = nil) -> String? {
            let keys = context.codingPath + (last.map { [$0] } ?? [])
            let names = keys.map { key in key.intValue.map { "[\($0)]" } ?? key.stringValue }
            return names.isEmpty ? nil : names.joined(separator: ".")
        }
        switch error {
        case .keyNotFound(let key, let context):
            self.init(file: file, key: path(context, key), message: "found nothing, expected a value")
        case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
            let expected =
                switch type {
                case is Node.Mapping.Type: "keys with values"
                case is Node.Sequence.Type: "a list"
                default: "one value"
                }
            self.init(file: file, key: path(context), message: "found something else, expected \(expected)")
        case .dataCorrupted(let context):
            let reason = context.underlyingError.map { "not valid YAML: \($0)" } ?? context.debugDescription
            self.init(file: file, key: path(context), message: reason)
        @unknown default:
            self.init(file: file, message: "\(error)")
        }
    }
}
