import ConsultationModel

/// Reads JSON as RFC 8259 has it. Takes time and memory in proportion to the text, whatever stands in it.
struct JSONParser {
    let text: SourceText
    private(set) var index: Int
    private(set) var nodes: [DataTree.Node] = []
    /// The nodes that are not closed yet, the outermost first.
    private var open: [Int] = []
    private let depthLimit: Int

    /// The values of a text.
    ///
    /// - Parameter depthLimit: A value may stand inside as many others.
    static func tree(of text: SourceText, depthLimit: Int = 512) throws(DataFault) -> DataTree {
        guard text.bytes.count < Int(UInt32.max) else {
            throw DataFault(
                code: .tooLarge,
                message: "Found more than 4 GB, expected a file that can be read. Send it in parts."
            )
        }
        var parser = JSONParser(text: text, depthLimit: depthLimit)
        try parser.parse()
        return DataTree(text: text, nodes: parser.nodes)
    }

    private init(text: SourceText, depthLimit: Int) {
        self.text = text
        self.depthLimit = depthLimit
        index = text.start
    }

    /// The byte that is read next; nil at the end.
    var byte: UInt8? { index < text.bytes.count ? text.bytes[index] : nil }

    private mutating func parse() throws(DataFault) {
        skipSpace()
        try readValue()
        while let container = open.last {
            skipSpace()
            let isMapping = nodes[container].kind == .mapping
            let close = UInt8(ascii: isMapping ? "}" : "]")
            if byte == close {
                index += 1
                nodes[container].next = UInt32(nodes.count)
                open.removeLast()
                continue
            }
            if container < nodes.count - 1 {
                guard byte == UInt8(ascii: ",") else { throw notSeparated(in: container) }
                let comma = index
                index += 1
                skipSpace()
                if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { throw trailingComma(at: comma) }
            }
            if byte == nil { throw unclosed(container) }
            if isMapping { try readKey() }
            try readValue()
        }
        skipSpace()
        if byte != nil { throw moreAfterEnd }
    }

    private mutating func skipSpace() {
        while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }

    private mutating func readKey() throws(DataFault) {
        guard byte == UInt8(ascii: "\"") else { throw noKey }
        try readString()
        let key = nodes[nodes.count - 1]
        skipSpace()
        guard byte == UInt8(ascii: ":") else { throw noColon(after: key) }
        index += 1
        skipSpace()
    }

    private mutating func readValue() throws(DataFault) {
        guard let byte else { throw noValue }
        switch byte {
        case UInt8(ascii: "{"): try begin(.mapping)
        case UInt8(ascii: "["): try begin(.sequence)
        case UInt8(ascii: "\""): try readString()
        case UInt8(ascii: "-"), 0x30...0x39: try readNumber()
        case UInt8(ascii: "t"): try readWord("true", .bool)
        case UInt8(ascii: "f"): try readWord("false", .bool)
        case UInt8(ascii: "n"): try readWord("null", .null)
        default: throw noValue
        }
    }

    private mutating func begin(_ kind: DataTree.Kind) throws(DataFault) {
        guard open.count < depthLimit else {
            throw DataFault(
                offset: index,
                message: "Found values inside of values more than \(depthLimit) deep; expected fewer."
            )
        }
        open.append(nodes.count)
        nodes.append(DataTree.Node(kind: kind, start: UInt32(index), next: 0))
        index += 1
    }

    private mutating func append(_ kind: DataTree.Kind, _ storage: DataTree.Storage = .verbatim, from start: Int) {
        let next = UInt32(nodes.count + 1)
        nodes.append(
            DataTree.Node(kind: kind, storage: storage, start: UInt32(start), end: UInt32(index), next: next)
        )
    }

    private mutating func readWord(_ word: StaticString, _ kind: DataTree.Kind) throws(DataFault) {
        let start = index
        guard let end = wordEnd(after: index), text.string(index..<end) == word.description else { throw noValue }
        index = end
        append(kind, from: start)
    }

    private mutating func readNumber() throws(DataFault) {
        let start = index
        if byte == UInt8(ascii: "-") { index += 1 }
        if byte == UInt8(ascii: "0") {
            index += 1
        } else {
            try skipDigits(of: start)
        }
        if byte == UInt8(ascii: ".") {
            index += 1
            try skipDigits(of: start)
        }
        if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
            index += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { index += 1 }
            try skipDigits(of: start)
        }
        if let byte, byte.isLetter || byte.isDigit || byte == UInt8(ascii: ".") { throw noNumber(from: start) }
        append(.number, from: start)
    }

    private mutating func skipDigits(of start: Int) throws(DataFault) {
        guard byte?.isDigit == true else { throw noNumber(from: start) }
        while byte?.isDigit == true { index += 1 }
    }

    private mutating func readString() throws(DataFault) {
        let quote = index
        index += 1
        var storage = DataTree.Storage.verbatim
        while let byte {
            if byte == UInt8(ascii: "\"") {
                append(.string, storage, from: quote + 1)
                index += 1
                return
            }
            if byte == UInt8(ascii: "\\") {
                storage = .escaped
                try skipEscape()
            } else if byte < 0x20 {
                throw controlCharacter(byte, inTextFrom: quote)
            } else {
                index += 1
            }
        }
        throw unclosedText(from: quote)
    }

    private mutating func skipEscape() throws(DataFault) {
        let start = index
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            index += 1
        case UInt8(ascii: "u"):
            guard let code = text.bytes.hexadecimal(at: index + 1) else { throw noEscape(at: start) }
            if code == 0 { throw escapedNUL(at: start) }
            index += 5
        default: throw noEscape(at: start)
        }
    }
}
