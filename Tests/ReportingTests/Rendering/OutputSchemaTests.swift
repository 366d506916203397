import FoundationEssentials
import SchemaTesting
import Testing

/// The check that the tests of all machine-readable output rely on.
@Suite struct OutputSchemaTests {
    private func differences(
        _ schema: String,
        _ documents: [String],
        hasEveryKey: Bool = true
    ) async throws -> [String] {
        let name = "concord-test-\(UUID().uuidString.lowercased()).json"
        let path = FileManager.default.temporaryDirectory.appending(component: name).path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(schema.utf8).write(to: URL(filePath: path))
        return try await OutputSchema(at: path).differences(
            from: documents.enumerated().map { .init("document \($0.offset)", $0.element) },
            hasEveryKey: hasEveryKey
        )
    }

    /// An object with one key, in which another object has one.
    private static let schema = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "type": "object",
          "required": ["a"],
          "properties": { "a": { "$ref": "#/$defs/inner", "description": "An object." } },
          "$defs": {
            "inner": { "type": "object", "properties": { "b": { "type": "integer", "description": "A number." } } }
          }
        }
        """

    @Test(arguments: [
        (#"{"a": {"b": 1}}"#, []),
        (#"{"a": {"b": "1"}}"#, ["document 0: a/b: '1' is not of type 'integer'"]),
        (#"{"b": 1}"#, ["document 0: the whole: 'a' is a required property"]),
        (#"{"a": {"b": 1, "c": 2}}"#, ["document 0: a: Additional properties are not allowed ('c' was unexpected)"]),
        (#"{"a": {}}"#, ["the schema: #/$defs/inner/b is in no document"]),
    ])
    func `each way in which output and schema can differ is told`(document: String, expected: [String]) async throws {
        let told = try await differences(Self.schema, [document])
        #expect(expected.allSatisfy(told.contains), "\(told)")
        #expect(told.isEmpty == expected.isEmpty, "\(told)")
    }

    @Test func `a key may be in another document, and in none where not all are asked for`() async throws {
        #expect(try await differences(Self.schema, [#"{"a": {}}"#, #"{"a": {"b": 1}}"#]) == [])
        #expect(try await differences(Self.schema, [#"{"a": {}}"#], hasEveryKey: false) == [])
    }

    @Test func `a key without a description, an object without keys and no document at all are told`() async throws {
        let schema = """
            {
              "type": "object",
              "properties": { "a": { "type": "object" }, "b": { "type": "string", "description": " " } }
            }
            """
        #expect(
            try await differences(schema, [], hasEveryKey: false) == [
                "the schema: #/a has no description", "the schema: #/b has no description",
                "the schema: #/properties/a is an object without keys", "there is no document",
            ]
        )
    }

    @Test func `conditions need no descriptions, and a key that only a condition names is none`() async throws {
        let schema = """
            {
              "type": "object",
              "properties": { "kind": { "enum": ["x", "y"], "description": "Which." } },
              "if": { "properties": { "kind": { "const": "x" } } },
              "then": { "required": ["z"], "properties": { "z": true } }
            }
            """
        #expect(try await differences(schema, [#"{"kind": "y"}"#]) == [])
        #expect(
            try await differences(schema, [#"{"kind": "x", "z": 1}"#]) == [
                "document 0: the whole: Additional properties are not allowed ('z' was unexpected)"
            ]
        )
    }

    @Test func `what is no schema, or no JSON, is an error`() async throws {
        await #expect(throws: OutputSchema.NotCompared.self) { try await differences(#"{"type": "thing"}"#, ["{}"]) }
        await #expect(throws: OutputSchema.NotCompared.self) { try await differences(Self.schema, ["{"]) }
    }
}
