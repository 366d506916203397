/// A JSON value under construction. Written, it has the bytes that `JSONEncoder` gives with `prettyPrinted`, `sortedKeys`
/// and `withoutEscapingSlashes`, in a fraction of the time.
enum JSON: Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    /// Hundredths of a number: 57 is 0.57.
    case hundredths(Int)
    case text(String)
    case array([JSON])
    /// A value that is written already, as an element of an array that is a member of the document.
    case written([UInt8])
    /// In any order, in that of the keys most quickly; no key may be there twice.
    case object([Member])

    /// A key of an object with its value.
    struct Member: Sendable {
        let key: String
        let value: JSON

        init(_ key: String, _ value: JSON) {
            self.key = key
            self.value = value
        }
    }

    init(_ text: String) { self = .text(text) }

    init(_ number: Int) { self = .integer(number) }

    init(_ flag: Bool) { self = .bool(flag) }

    /// A code.
    init(_ code: some RawRepresentable<String>) { self = .text(code.rawValue) }

    init(_ texts: [String]) { self = .array(texts.map(JSON.text)) }

    init(_ numbers: [String: Int]) { self = .object(numbers.map { Member($0, .integer($1)) }) }

    /// The value, or null.
    init(_ text: String?) { self = text.map(JSON.text) ?? .null }

    /// The value as a document that ends in a line feed, in UTF-8.
    var document: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes, indent: 0)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    /// The value as an element of an array that is a member of the document: what it is made of is given back at once.
    var asElement: JSON {
        var bytes: [UInt8] = []
        append(to: &bytes, indent: 2)
        return .written(bytes)
    }

    private func append(to bytes: inout [UInt8], indent: Int) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let flag): bytes.append(contentsOf: flag ? "true".utf8 : "false".utf8)
        case .integer(let number): bytes.append(contentsOf: String(number).utf8)
        case .hundredths(let number):
            let text = number.isMultiple(of: 100) ? String(number / 100) : String(Double(number) / 100)
            bytes.append(contentsOf: text.utf8)
        case .text(let text): Self.append(text, to: &bytes)
        case .array(let values):
            Self.append(values, to: &bytes, between: "[", "]", indent) { value, bytes in
                value.append(to: &bytes, indent: indent + 1)
            }
        case .written(let written): bytes.append(contentsOf: written)
        case .object(let members):
            let isSorted = zip(members, members.dropFirst()).allSatisfy(Self.precedes)
            let sorted = isSorted ? members : members.sorted(by: Self.precedes)
            Self.append(sorted, to: &bytes, between: "{", "}", indent) { member, bytes in
                Self.append(member.key, to: &bytes)
                bytes.append(contentsOf: " : ".utf8)
                member.value.append(to: &bytes, indent: indent + 1)
            }
        }
    }

    private static func precedes(_ left: Member, _ right: Member) -> Bool {
        left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
    }

    /// Each on a line of its own; an empty line where there is none.
    private static func append<Element>(
        _ elements: [Element],
        to bytes: inout [UInt8],
        between opening: Unicode.Scalar,
        _ closing: Unicode.Scalar,
        _ indent: Int,
        _ append: (Element, inout [UInt8]) -> Void
    ) {
        bytes.append(UInt8(ascii: opening))
        if elements.isEmpty { bytes.append(UInt8(ascii: "\n")) }
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            Self.line(indent + 1, &bytes)
            append(element, &bytes)
        }
        Self.line(indent, &bytes)
        bytes.append(UInt8(ascii: closing))
    }

    private static func line(_ indent: Int, _ bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * indent))
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        if text.utf8Span.span.isEscaped {
            for byte in text.utf8 { appendEscaped(byte, to: &bytes) }
        } else {
            bytes.append(contentsOf: text.utf8)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func appendEscaped(_ byte: UInt8, to bytes: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""): bytes.append(contentsOf: #"\""#.utf8)
        case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
        case 0x08: bytes.append(contentsOf: #"\b"#.utf8)
        case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
        case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
        case 0x0C: bytes.append(contentsOf: #"\f"#.utf8)
        case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
        case ..<0x20:
            let digits = String(byte, radix: 16)
            bytes.append(contentsOf: "\\u\(digits.utf8.count < 2 ? "000" : "00")\(digits)".utf8)
        default: bytes.append(byte)
        }
    }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
    init(dictionaryLiteral members: (String, JSON)...) { self = .object(members.map { Member($0, $1) }) }

    init(arrayLiteral values: JSON...) { self = .array(values) }

    /// An object without the members that have no value.
    static func present(_ members: KeyValuePairs<String, JSON?>) -> JSON {
        .object(members.compactMap { key, value in value.map { Member(key, $0) } })
    }
}

extension Span<UInt8> {
    /// Whether something in text of these bytes is written otherwise.
    fileprivate var isEscaped: Bool {
        for index in indices {
            let byte = self[index]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return true }
        }
        return false
    }
}
