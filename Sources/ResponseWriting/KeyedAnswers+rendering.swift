extension KeyedAnswers {
    /// JSON, two blanks a level.
    var json: String { json(margin: "") + "\n" }

    private func json(margin: String) -> String {
        let inner = margin + "  "
        func block(_ opening: String, _ elements: [String], _ closing: String) -> String {
            if elements.isEmpty { return opening + closing }
            return "\(opening)\n\(inner)\(elements.joined(separator: ",\n\(inner)"))\n\(margin)\(closing)"
        }
        return switch self {
        case .text(let text), .prose(let text): text.quotedForData
        case .flag(let flag): flag ? "true" : "false"
        case .list(let elements): block("[", elements.map { $0.json(margin: inner) }, "]")
        case .mapping(let entries):
            block("{", entries.map { "\($0.key.quotedForData): \($0.value.json(margin: inner))" }, "}")
        }
    }

    /// YAML in which everything is quoted that is not plainly a word.
    ///
    /// - Parameters:
    ///   - comment: For people, before everything else; may be empty. The key "x-how-to" is left out.
    func yaml(comment: String) -> String {
        guard case .mapping(let entries) = self else { return "" }
        let content = KeyedAnswers.mapping(entries.filter { $0.key != "x-how-to" }).yaml(margin: "")
        return (comment.isEmpty ? "" : "# \(comment)\n") + content
    }

    /// Lines, the first without its margin.
    private func yaml(margin: String) -> String {
        switch self {
        case .text(let text): return "\(text.isPlainlyWords ? text : text.quotedForData)\n"
        // Room for lines under it, which need no quotes.
        case .prose(let text): return text.isEmpty ? "|\n" : "\(text.quotedForData)\n"
        case .flag(let flag): return flag ? "true\n" : "false\n"
        case .list(let elements):
            return elements.isEmpty
                ? "[]\n" : elements.map { "- " + $0.yaml(margin: margin + "  ") }.joined(separator: margin)
        case .mapping(let entries):
            return entries.map { key, value in
                guard case .list(let elements) = value, !elements.isEmpty else {
                    return "\(key): \(value.yaml(margin: margin))"
                }
                return "\(key):\n\(margin)  \(value.yaml(margin: margin + "  "))"
            }.joined(separator: margin)
        }
    }
}

extension String {
    /// Between quotes, with escapes that JSON and YAML share.
    fileprivate var quotedForData: String {
        var quoted = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted.append(contentsOf: ["\\", scalar])
            case "\n": quoted.append(contentsOf: "\\n".unicodeScalars)
            case "\t": quoted.append(contentsOf: "\\t".unicodeScalars)
            case _ where scalar.needsEscape:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                quoted.append(
                    contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".unicodeScalars
                )
            default: quoted.append(scalar)
            }
        }
        quoted.append("\"")
        return String(quoted)
    }

    /// Whether YAML can take it for nothing but a text.
    fileprivate var isPlainlyWords: Bool {
        let words = split(separator: " ", omittingEmptySubsequences: false)
        let areWords = words.allSatisfy { word in
            !word.isEmpty && word.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
        }
        return areWords && (words.count > 1 || !Self.values.contains(lowercased()))
    }

    private static let values: Set<String> = ["y", "n", "yes", "no", "true", "false", "on", "off", "null"]
}

extension Unicode.Scalar {
    /// Control characters, what YAML takes for the end of a line, and what it refuses to read. All have four digits.
    fileprivate var needsEscape: Bool {
        switch value {
        case ..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
        default: false
        }
    }
}
