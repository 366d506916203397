import FoundationEssentials
import Testing

@testable import Reporting

@Suite struct JSONTests {
    /// A value for both writers.
    private indirect enum Value: Encodable {
        case text(String), integer(Int), hundredths(Int), flag(Bool), null
        case array([Value]), object([String: Value])

        var json: JSON {
            switch self {
            case .text(let text): .text(text)
            case .integer(let number): .integer(number)
            case .hundredths(let number): .hundredths(number)
            case .flag(let flag): .bool(flag)
            case .null: .null
            case .array(let values): .array(values.map(\.json))
            case .object(let members): .object(members.map { JSON.Member($0, $1.json) })
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .integer(let number): try container.encode(number)
            case .hundredths(let number): try container.encode(Double(number) / 100)
            case .flag(let flag): try container.encode(flag)
            case .null: try container.encodeNil()
            case .array(let values): try container.encode(values)
            case .object(let members): try container.encode(members)
            }
        }
    }

    @Test(arguments: [
        Value.object([:]), .array([]), .array([.array([]), .object([:]), .null, .flag(true), .flag(false)]),
        .object([
            "REGION-10": .integer(.max), "REGION-2": .integer(.min), "Region": .integer(0), "région": .null,
            "Z": .null, "a": .null, "é": .null, "e\u{301}x": .null, "\u{1F600}": .null, "\u{FF5E}": .null,
            "\"\n": .null, "": .object(["a_b": .null, "a-b": .null, "aB": .null, "ab": .null]),
        ]),
        .array((0...101).map { .hundredths($0) } + [-100, -57, -7, 250, 10_000].map { .hundredths($0) }),
        .array((0...0x2100).compactMap(Unicode.Scalar.init).map { .text("a\($0)b") }),
        .array(["", "https://example.org/\"\\", "\r\n", "\u{FEFF}\u{2028}\u{202E}"].map { .text($0) }),
    ])
    private func `the bytes are those of the library's encoder`(_ value: Value) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let encoded = String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
        #expect(String(decoding: value.json.document, as: UTF8.self) == encoded)
        // An element that is written before the document is.
        let whole: JSON = ["elements": .array([.null, value.json])]
        let inParts: JSON = ["elements": .array([.null, value.json.asElement])]
        #expect(String(decoding: inParts.document, as: UTF8.self) == String(decoding: whole.document, as: UTF8.self))
    }
}
