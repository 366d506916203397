import FoundationEssentials
import Subprocess

/// The description of one machine-readable output, and the check that output and description say the same.
public struct OutputSchema: Sendable {
    /// Output as JSON, under a name that tells it from others.
    public struct Document: Sendable {
        /// What a difference is told of.
        public var name: String
        /// One JSON value.
        public var text: String

        /// Memberwise.
        public init(_ name: String, _ text: String) {
            self.name = name
            self.text = text
        }
    }

    /// Python could not compare: the library is not there, or a text is no JSON.
    public struct NotCompared: Error, CustomStringConvertible {
        /// What Python says.
        public let description: String
    }

    private let path: String

    /// The schema `config/<name>.schema.json`.
    public init(_ name: String) {
        self.init(at: "\(Self.folder)/../../../config/\(name).schema.json")
    }

    /// The schema in a file. The file is read when something is asked.
    public init(at path: String) {
        self.path = path
    }

    /// A line for each difference; none when the documents are as the schema says, each of their keys stands in the schema,
    /// and each key of the schema is described.
    ///
    /// - Parameter hasEveryKey: Whether a key of the schema that none of the documents has is a difference as well.
    /// - Throws: `NotCompared`, `EncodingError`, and what starting Python throws.
    public func differences(from documents: [Document], hasEveryKey: Bool) async throws -> [String] {
        let encoder = JSONEncoder()
        let lines = try documents.map {
            String(decoding: try encoder.encode([$0.name, $0.text]), as: UTF8.self) + "\n"
        }
        let result = try await Subprocess.run(
            .name("python3"),
            arguments: Arguments(["\(Self.folder)/schema.py", path] + (hasEveryKey ? ["--every-key"] : [])),
            input: .string(lines.joined()),
            output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 20)
        )
        guard result.terminationStatus.isSuccess else { throw NotCompared(description: result.standardError) }
        return result.standardOutput.split(separator: "\n").map(String.init)
    }

    /// The codes that the schema lists under a name in its `$defs`, in order; none when it lists none there.
    ///
    /// - Throws: `CocoaError` when the file cannot be read, `DecodingError` when it is no schema with `$defs`.
    public func codes(_ name: String) throws -> [String] {
        struct Schema: Decodable {
            struct Definition: Decodable {
                var `enum`: [String]?
            }
            var definitions: [String: Definition]

            enum CodingKeys: String, CodingKey {
                case definitions = "$defs"
            }
        }
        let schema = try JSONDecoder().decode(Schema.self, from: try Data(contentsOf: URL(filePath: path)))
        return schema.definitions[name]?.enum ?? []
    }

    private static let folder =
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
}
