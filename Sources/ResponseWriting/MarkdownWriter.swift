import ConsultationModel

/// Writes Markdown: a heading for each recommendation, its text as a quotation, and the fields "Position" and "Comment".
struct MarkdownWriter {
    private let document: ResponseDocument
    private let response: WrittenResponse
    private let isForPandoc: Bool

    init(_ document: ResponseDocument, _ response: WrittenResponse, isForPandoc: Bool) {
        self.document = document
        self.response = response
        self.isForPandoc = isForPandoc
    }

    private var format: WritingFormat { isForPandoc ? .pandocMarkdown : .markdown }

    func text() throws(WritingError) -> String {
        var paragraphs = preamble
        for answer in response.answers { paragraphs += try self.paragraphs(of: answer) }
        return paragraphs.joined(separator: "\n\n") + "\n"
    }

    private var preamble: [String] {
        var lines = ["Consultation: \(document.consultation.id)", "Region: \(response.region.code.onOneLine)"]
        if let name = response.name { lines.append("Respondent: \(name)") }
        if document.isIllustrative { lines.append(ResponseDocument.madeUp) }
        let instructions = document.instructions(for: format)
        if !instructions.isEmpty { lines.append(instructions) }
        let title = CommentLines.withoutMarks(document.consultation.title.onOneLine)
        return ["# " + escaped("Answers to \(title)")] + lines.map(escaped)
    }

    private func paragraphs(of answer: WrittenAnswer) throws(WritingError) -> [String] {
        let recommendation = answer.recommendation
        try recommendation.checkHeading(in: format)
        var paragraphs = ["## " + escaped("Recommendation \(recommendation.id)")]
        let quotation = quotation(of: recommendation.text.onOneLine.trimmed)
        if !quotation.isEmpty { paragraphs.append("> " + escaped(quotation)) }
        paragraphs.append(try position(answer))
        return paragraphs + (try comment(answer))
    }

    /// In parentheses where it would be read otherwise: a text that asks would be taken for the question under which the
    /// stance stands, and one that is not quoted by the letter for the stance itself when it begins with "Support".
    private func quotation(of text: String) -> String {
        let line = CommentLines.line(text, of: document.consultation)
        let isExact = line == text && !line.contains("?")
        return isExact || line.first == "(" ? line : "(\(line))"
    }

    private func position(_ answer: WrittenAnswer) throws(WritingError) -> String {
        if answer.words.isEmpty { return "**Position:**" }
        if answer.words.isPlainStance { return "**Position:** " + escaped(answer.words) }
        if answer.words.contains("*]") || (isForPandoc && answer.words != answer.words.withoutWhiteSpaceRuns) {
            throw .readOtherwise(
                recommendation: answer.recommendation.id,
                format,
                "a stance with “*]” or runs of blanks"
            )
        }
        return escaped("[*\(answer.words)*]")
    }

    private func comment(_ answer: WrittenAnswer) throws(WritingError) -> [String] {
        let label = "**Comment:**"
        guard isForPandoc else {
            let comment = CommentLines(answer.comment, of: document.consultation, isLabelled: true)
            return comment.beginsUnderLabel ? [label, comment.joined] : ["\(label) \(comment.joined)".trimmed]
        }
        if answer.comment.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" && $0 != "\t" }) {
            throw .readOtherwise(recommendation: answer.recommendation.id, format, "control characters")
        }
        let comment = CommentLines(answer.comment.withoutWhiteSpaceRuns, of: document.consultation, isLabelled: true)
        var paragraphs = comment.lines.split(separator: "").map { lines in
            lines.map(escaped).joined(separator: "\\\n")
        }
        if comment.beginsUnderLabel || paragraphs.isEmpty {
            paragraphs.insert(label, at: 0)
        } else {
            paragraphs[0] = "\(label) \(paragraphs[0])"
        }
        return paragraphs
    }

    /// For a converter every sign of ASCII, so that none is markup, whichever extensions are on.
    private func escaped(_ text: String) -> String {
        guard isForPandoc else { return text }
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "!"..."+", "-"..."/", ":"..."@", "["..."`", "{"..."~": escaped.append("\\")
            default: break
            }
            escaped.append(scalar)
        }
        return String(escaped)
    }
}

extension String {
    /// Whether a field for a stance can hold these words without a doubt where they end: letters, digits and signs that set
    /// nothing off.
    var isPlainStance: Bool {
        guard utf8.count <= 100, let first = unicodeScalars.first else { return false }
        guard first.properties.isAlphabetic || isVote else { return false }
        let isWords = unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || " ,'’+/".unicodeScalars.contains(scalar)
        }
        return (isWords || isVote) && !contains("  ")
    }

    /// "+1", "-0", "7".
    private var isVote: Bool { utf8.count <= 3 && Int(self) != nil }
}
