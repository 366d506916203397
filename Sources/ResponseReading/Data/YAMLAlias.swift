/// An alias of YAML, "*name", which stands for what is written elsewhere behind "&name".
///
/// They are refused before the text is composed: a few hundred bytes of them stand for more values than any machine
/// holds, and a chain of them is deeper than any stack.
struct YAMLAlias {
    private let offset: Int
    private let name: String

    /// The first alias of a name for which there is an anchor; nil when there is none. What only looks like an alias, in a
    /// comment, is taken for one when "&" with the same name stands in the file too.
    init?(in text: SourceText) {
        let bytes = text.bytes
        var anchors: Set<String> = []
        var index = text.start
        while let sign = bytes.firstIndex(of: UInt8(ascii: "&"), in: index..<bytes.count) {
            index = sign + 1
            // "R&D" and "AT&T" are words.
            if sign > text.start, bytes[sign - 1].isNamePart { continue }
            if let name = Self.name(at: index, in: text) { anchors.insert(name) }
        }
        if anchors.isEmpty { return nil }
        index = text.start
        while let sign = bytes.firstIndex(of: UInt8(ascii: "*"), in: index..<bytes.count) {
            index = sign + 1
            if let name = Self.name(at: index, in: text), anchors.contains(name) {
                offset = sign
                self.name = name
                return
            }
        }
        return nil
    }

    private static func name(at start: Int, in text: SourceText) -> String? {
        var end = start
        while end < text.bytes.count, text.bytes[end].isNamePart { end += 1 }
        return end > start ? text.string(start..<end) : nil
    }

    /// What is wrong with it.
    var fault: DataFault {
        DataFault(
            offset: offset,
            message: """
                YAML: found the alias “*\(name.excerpt)”, expected the value itself. Write out in each place what stands \
                behind “&\(name.excerpt)”; put text that only looks like this in quotes, with a space behind the “*”.
                """
        )
    }
}

extension UInt8 {
    /// What libyaml takes for a part of a name.
    fileprivate var isNamePart: Bool {
        isDigit || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) || self == UInt8(ascii: "_")
            || self == UInt8(ascii: "-")
    }
}
