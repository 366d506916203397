import ConsultationModel

/// What a file says about itself before its first answer.
struct FrontMatter {
    /// A name and where it stands.
    struct Entry {
        var name: String
        var line: Int
        var column: Int
    }

    /// `Consultation: …`
    private(set) var consultation: Entry?
    /// `Region: …`
    private(set) var region: Entry?
    /// `Respondent: …` or `Group: …`
    private(set) var respondent: Entry?
    /// The first line that is the name of a group which speaks for a region.
    private(set) var title: Entry?
    /// Whether a line begins with the word "Illustrative".
    private(set) var isIllustrative = false

    /// Says nothing.
    init() {}

    init(_ preamble: [PlainText.PreambleLine], in text: SourceText, isSpeaker: (String) -> Bool) {
        for line in preamble {
            let content = text.trimmedRange(line.range)
            guard !content.isEmpty, content.count <= 1000 else { continue }
            let written = String(decoding: text.bytes[content], as: UTF8.self)
            if written.foldedForMatching.hasPrefix("illustrative") { isIllustrative = true }
            func entry(_ range: Range<Int>) -> Entry {
                Entry(
                    name: String(decoding: text.bytes[range], as: UTF8.self),
                    line: line.number,
                    column: text.column(of: range.lowerBound, lineStart: line.range.lowerBound)
                )
            }
            if let colon = text.bytes[content].firstIndex(of: UInt8(ascii: ":")), colon - content.lowerBound <= 40 {
                let value = text.trimmedRange(colon + 1..<content.upperBound)
                let key = String(decoding: text.bytes[content.lowerBound..<colon], as: UTF8.self).foldedForMatching
                if value.isEmpty { continue }
                switch key {
                case "consultation", "consulta": consultation = consultation ?? entry(value)
                case "region", "regiao", "ralo": region = region ?? entry(value)
                case "respondent", "group", "grupo", "groupe": respondent = respondent ?? entry(value)
                default: break
                }
            } else if title == nil, isSpeaker(written) {
                title = entry(content)
            }
        }
    }
}
