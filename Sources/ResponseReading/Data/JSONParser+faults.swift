/// The usual mistakes, by name.
extension JSONParser {
    // MARK: Instead of a value or key

    /// No value begins here.
    var noValue: DataFault {
        if let fault = usualMistake(expecting: "a value") { return fault }
        guard let end = wordEnd(after: index) else {
            let hint =
                switch byte {
                case UInt8(ascii: ","): " Delete one of the commas, or write what is missing before it."
                case UInt8(ascii: "+"), UInt8(ascii: "."): " A number begins with a digit or “-”."
                default: ""
                }
            return fault("found \(found), expected a value.\(hint)")
        }
        let word = text.string(index..<end)
        switch word.lowercased() {
        case "true", "yes", "on": return fault("found “\(word.excerpt)”, expected true (in small letters, no quotes).")
        case "false", "no", "off":
            return fault("found “\(word.excerpt)”, expected false (in small letters, no quotes).")
        case "null", "none", "nil", "nan", "undefined", "infinity":
            return fault("found “\(word.excerpt)”, expected null (in small letters, no quotes).")
        default:
            return fault("found \(found), expected a value. Put text in double quotes: \"\(word.excerpt)\".")
        }
    }

    /// No key begins here.
    var noKey: DataFault {
        if let fault = usualMistake(expecting: "a key in double quotes") { return fault }
        guard let end = wordEnd(after: index) else { return fault("found \(found), expected a key in double quotes.") }
        let word = text.string(index..<end).excerpt
        return fault("found the key “\(word)” without quotes, expected a key in double quotes: \"\(word)\".")
    }

    private func usualMistake(expecting expected: String) -> DataFault? {
        switch found {
        case "“'”": return fault("found a single quote, expected \(expected). JSON puts text in double quotes: \"…\".")
        case "““”", "“””", "“„”", "“‘”", "“’”", "“«”":
            return fault(
                "found a typographic quotation mark, expected \(expected). JSON puts text in straight quotes: \"…\"."
            )
        case "“#”": return noComments
        case "“/”":
            let next = index + 1 < text.bytes.count ? text.bytes[index + 1] : 0
            return next == UInt8(ascii: "/") || next == UInt8(ascii: "*") ? noComments : nil
        default: return nil
        }
    }

    private var noComments: DataFault {
        fault("found a remark, which JSON does not know. Delete it, or give it a key that begins with “x-”.")
    }

    // MARK: Between values

    /// Neither a comma nor the end of what was opened stands here.
    func notSeparated(in container: Int) -> DataFault {
        guard let byte else { return unclosed(container) }
        let isMapping = nodes[container].kind == .mapping
        let close = isMapping ? "“}”" : "“]”"
        let other = UInt8(ascii: isMapping ? "]" : "}")
        if byte == other {
            return fault("found \(found), expected \(close) for \(opener(container)).")
        }
        if byte == UInt8(ascii: ";") { return fault("found “;”, expected “,” or \(close).") }
        if let mistake = usualMistake(expecting: "“,” or \(close)") { return mistake }
        let hint = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "{") ? " A comma is missing before it." : ""
        return fault("found \(found), expected “,” or \(close).\(hint)")
    }

    /// Nothing stands between a comma and the end.
    func trailingComma(at comma: Int) -> DataFault {
        DataFault(
            offset: comma,
            message:
                "JSON: found a comma before \(found), expected nothing between the last value and it. Delete the comma."
        )
    }

    /// The text ends before what was opened.
    func unclosed(_ container: Int) -> DataFault {
        let close = nodes[container].kind == .mapping ? "“}”" : "“]”"
        return fault("found the end of the file, expected \(close) for \(opener(container)). Is the file complete?")
    }

    private func opener(_ container: Int) -> String {
        let sign = nodes[container].kind == .mapping ? "“{”" : "“[”"
        return "the \(sign) on \(PlaceIndex(of: text).spot(at: Int(nodes[container].start)).name)"
    }

    /// No colon stands behind a key.
    func noColon(after key: DataTree.Node) -> DataFault {
        let name = text.string(Int(key.start)..<Int(key.end)).excerpt
        let hint = byte == UInt8(ascii: "=") ? " Write “:” in place of “=”." : ""
        return fault("found \(found) after the key “\(name)”, expected “:” and its value.\(hint)")
    }

    /// The value ended before the text.
    var moreAfterEnd: DataFault {
        fault("found \(found) after the end, expected nothing. A file holds one value: put several into “responses”.")
    }

    // MARK: Inside scalars

    /// What begins as a number goes on otherwise.
    func noNumber(from start: Int) -> DataFault {
        var end = index
        while end < text.bytes.count, end - start < 64, text.bytes[end].continuesNumber { end += 1 }
        while end > start, end < text.bytes.count, text.bytes[end] & 0xC0 == 0x80 { end -= 1 }
        let written = text.string(start..<end).excerpt
        return DataFault(
            offset: start,
            message: """
                JSON: found “\(written)”, expected a number such as 6 or 3.2 (no zero in front). If it is meant as text, put it \
                in double quotes: "\(written)".
                """
        )
    }

    /// A character that text holds only as an escape.
    func controlCharacter(_ byte: UInt8, inTextFrom quote: Int) -> DataFault {
        if byte == 0x0A || byte == 0x0D {
            return fault(
                """
                found the end of the line in the text that begins with “\(beginning(at: quote))”, expected its closing \
                quote. A new line inside of text is written “\\n”.
                """
            )
        }
        let escape = byte == 0x09 ? "\\t" : "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))"
        return fault("found \(found) in a text, expected it written as “\(escape)”.")
    }

    /// The file ends inside of a text.
    func unclosedText(from quote: Int) -> DataFault {
        DataFault(
            offset: quote,
            message: """
                JSON: found no closing quote for the text that begins with “\(beginning(at: quote))”, expected one before the \
                file ends. A quote inside of text is written “\\"”.
                """
        )
    }

    private func beginning(at quote: Int) -> String {
        String(decoding: text.bytes[min(quote + 1, index)..<min(quote + 200, index)], as: UTF8.self).excerpt
    }

    /// A backslash with something else than JSON knows behind it.
    func noEscape(at start: Int) -> DataFault {
        DataFault(
            offset: start,
            message: """
                JSON: found a backslash with \(found) behind it, expected one of \\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with \
                four hexadecimal digits. A backslash itself is written “\\\\”.
                """
        )
    }

    /// `\u0000`
    func escapedNUL(at start: Int) -> DataFault {
        DataFault(
            offset: start,
            message: "JSON: found “\\u0000”, which no text holds; expected text. Delete it."
        )
    }

    // MARK: Pieces

    /// Behind the letters, digits and “_” that begin here; nil when no letter does.
    func wordEnd(after start: Int) -> Int? {
        guard start < text.bytes.count, text.bytes[start].isASCIILetter else { return nil }
        var end = start
        while end < text.bytes.count, text.bytes[end].continuesWord { end += 1 }
        return end
    }

    private func fault(_ message: String) -> DataFault { DataFault(offset: index, message: "JSON: \(message)") }

    /// What is read next, for a sentence.
    private var found: String {
        guard let byte else { return "the end of the file" }
        if let end = wordEnd(after: index) { return "“\(text.string(index..<end).excerpt)”" }
        switch byte {
        case 0x09: return "a tab"
        case 0x0A, 0x0D: return "the end of the line"
        case 0..<0x20, 0x7F:
            return "the character U+00\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))"
        default:
            var end = index + 1
            while end < text.bytes.count, text.bytes[end] & 0xC0 == 0x80 { end += 1 }
            return "“\(text.string(index..<end))”"
        }
    }
}

extension UInt8 {
    fileprivate var isASCIILetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
    fileprivate var continuesWord: Bool { isASCIILetter || isDigit || self == UInt8(ascii: "_") }
    fileprivate var continuesNumber: Bool {
        isLetter || isDigit || self == UInt8(ascii: ".") || self == UInt8(ascii: "+") || self == UInt8(ascii: "-")
    }
}
