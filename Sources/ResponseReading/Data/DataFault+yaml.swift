import ConsultationModel
import Yams

extension DataFault {
    /// What is wrong with a YAML text, in plain words.
    init(_ error: YamlError, in text: SourceText) {
        switch error {
        case .reader(_, _, let value, _): self.init(character: value, in: text)
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
            var cursor = YAMLCursor(in: text)
            let offset = cursor.offset(line: mark.line, column: mark.column)
            self.init(offset: offset, message: Self.message(of: problem, at: offset, in: text))
        case .composer(_, let problem, let mark, _):
            var cursor = YAMLCursor(in: text)
            let offset = cursor.offset(line: mark.line, column: mark.column)
            self.init(
                offset: offset,
                message: problem.contains("another document")
                    ? "YAML: found a second document behind “---”, expected one in a file. Put several into “responses:”."
                    : """
                    YAML: found a text that begins with “*”, which YAML takes for an alias; expected it in quotes. Write \
                    "*…".
                    """
            )
        case .duplicatedKeysInMapping(let keys, let context):
            self.init(repeated: keys.first ?? "", first: context.mark, in: text)
        default: self.init(message: "The YAML cannot be read; expected keys and values such as “answers:”.")
        }
    }

    private init(character value: Int32, in text: SourceText) {
        var offset = text.start
        for scalar in text.string(text.start..<text.bytes.count).unicodeScalars {
            if scalar.value == UInt32(bitPattern: value) { break }
            offset += UTF8.width(scalar)
        }
        let code = String(UInt32(bitPattern: value), radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
        self.init(
            offset: offset,
            message: "YAML: found the control character \(name), which YAML does not allow; expected text. Delete it."
        )
    }

    /// - Parameter first: Where the key stands first; where it stands again is looked for in the lines below.
    private init(repeated key: String, first: Mark, in text: SourceText) {
        var cursor = YAMLCursor(in: text)
        let offset = cursor.offset(line: first.line, column: first.column)
        let places = PlaceIndex(of: text)
        let spot = places.spot(at: offset)
        let lead = (spot.column ?? 1) - 1
        let wanted = Array(key.utf8)
        var again: Int?
        var start = text.bytes.lineStart(after: text.bytes.firstLineEnd(in: offset..<text.bytes.count))
        while start < text.bytes.count, again == nil {
            let end = text.bytes.firstLineEnd(in: start..<text.bytes.count)
            let place = start + lead
            if place < end, text.bytes[start..<place].allSatisfy({ $0 == 0x20 || $0 == UInt8(ascii: "-") }),
                text.bytes[place..<end].starts(with: wanted)
                    || text.bytes[place..<end].dropFirst().starts(with: wanted)
            {
                again = place
            }
            start = text.bytes.lineStart(after: end)
        }
        self.init(
            // As in JSON, where the values of the keys are read all the same.
            code: .wrongStructure,
            offset: again ?? offset,
            message: """
                YAML: found the key “\(key.excerpt)” twice in one mapping\
                \(again == nil ? ", first here" : ", first on \(spot.name)"); expected it once. Delete one of the two, or begin \
                a new “-” entry.
                """
        )
    }

    private static func message(of problem: String, at offset: Int, in text: SourceText) -> String {
        let byte = offset < text.bytes.count ? text.bytes[offset] : nil
        let reason =
            switch problem {
            case _ where problem.contains("tab character") || byte == 0x09:
                "found a tab, expected spaces. YAML sets lines in with spaces only."
            case "mapping values are not allowed in this context":
                "found a “:” where no value may begin. Put text that holds “: ” in quotes, and set all keys of one entry equally far in."
            case "found character that cannot start any token":
                "found a character with which no value may begin (such as “@” or “`”). Put the text in quotes."
            case "found unexpected end of stream":
                "found no closing quote, expected one before the file ends."
            case "found unknown escape character":
                "found a backslash with an unknown letter behind it. Put the text in single quotes, or write “\\\\” for a backslash."
            case "did not find expected ',' or ']'": "found neither “,” nor “]” in a list that “[” opened."
            case "did not find expected ',' or '}'": "found neither “,” nor “}” in a mapping that “{” opened."
            case "did not find expected key", "did not find expected '-' indicator":
                "found a line that is not set in like those before it, or text behind a closing quote; expected the next key or “-”. Set all keys of one entry equally far in."
            case "could not find expected ':'", "could not find expected ':' ":
                "found a line without “:”, expected a key and its value. Set the further lines of a text in, and begin it with “|”."
            case "did not find expected alphabetic or numeric character":
                "found “*” or “&” at the beginning of a text, expected it in quotes."
            case "block sequence entries are not allowed in this context":
                "found “- ” where no list may begin. Put the list on the lines below its key."
            case "did not find expected <document start>", "did not find expected '<document start>'":
                "found more text behind the end of the content, or “%” at the beginning of a line; expected keys and values."
            case _ where problem.contains("nesting level"):
                "found values inside of values more than 1000 deep; expected fewer."
            default: "\(problem)."
            }
        return "YAML: \(reason)"
    }
}
