import ConsultationModel
import FoundationEssentials
import Testing

@Suite struct SchemaTests {
    /// Here a key that the schema does not name is a fault, though it is none for whoever uses the schema.
    @Test func `report.json is as its schema says, in every golden file, and the schema names every key`() async throws
    {
        let folder = "\(testFolder)/Golden"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }
            .sorted()
        #expect(files.count > 10)
        let faults = try await run(
            "python3",
            ["-c", Self.strict + Self.validator, "\(testFolder)/../../config/report.schema.json"]
                + files.map { "\(folder)/\($0)" }
        )
        #expect(faults == "")
    }

    @Test func `the schema and the README name the code of every fault`() throws {
        struct Schema: Decodable {
            struct Definitions: Decodable {
                var fault: Fault
            }
            struct Fault: Decodable {
                var properties: Properties
            }
            struct Properties: Decodable {
                var code: Code
            }
            struct Code: Decodable {
                var `enum`: [String]
            }
            var definitions: Definitions
            enum CodingKeys: String, CodingKey {
                case definitions = "$defs"
            }
        }
        let root = "\(testFolder)/../.."
        let file = try #require(FileManager.default.contents(atPath: "\(root)/config/report.schema.json"))
        let schema = try JSONDecoder().decode(Schema.self, from: file)
        #expect(schema.definitions.fault.properties.code.enum == FaultCode.allCases.map(\.rawValue))
        let readme = String(
            decoding: try #require(FileManager.default.contents(atPath: "\(root)/README.md")),
            as: UTF8.self
        )
        for code in FaultCode.allCases { #expect(readme.contains("`\(code.rawValue)`")) }
    }

    private static let strict = """
        import json
        load = json.load
        def closed(file):
            def close(node):
                if isinstance(node, dict):
                    if "properties" in node and node.get("additionalProperties") is True:
                        node["additionalProperties"] = False
                    for value in node.values():
                        close(value)
                elif isinstance(node, list):
                    for value in node:
                        close(value)
                return node
            return close(load(file))
        json.load = closed

        """

    private static let validator = """
        import json, sys
        from jsonschema import Draft202012Validator
        schema = json.load(open(sys.argv[1]))
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        for name in sys.argv[2:]:
            for fault in validator.iter_errors(json.load(open(name))):
                print(name.rsplit("/", 1)[-1], list(fault.absolute_path), fault.message[:200])
        """
}
