import ConsultationModel

/// Writes the reference layout: for each answer a line with the recommendation, and one with the name, `[*stance*]` and
/// the comment.
struct PlainTextWriter {
    private let document: ResponseDocument
    private let response: WrittenResponse

    init(_ document: ResponseDocument, _ response: WrittenResponse) {
        self.document = document
        self.response = response
    }

    func text() throws(WritingError) -> String {
        var paragraphs = [preamble]
        for answer in response.answers { paragraphs.append(try lines(of: answer)) }
        return paragraphs.joined(separator: "\n\n") + "\n"
    }

    private var preamble: String {
        var lines: [String] = []
        if response.respondent == nil, let name = response.name { lines.append(name) }
        lines.append("Consultation: \(document.consultation.id)")
        lines.append("Region: \(response.region.code.onOneLine)")
        if let respondent = response.respondent { lines.append("Respondent: \(respondent)") }
        if document.isIllustrative { lines.append(ResponseDocument.madeUp) }
        let instructions = document.instructions(for: .text)
        if !instructions.isEmpty { lines.append(instructions) }
        return lines.joined(separator: "\n")
    }

    private func lines(of answer: WrittenAnswer) throws(WritingError) -> String {
        try answer.recommendation.checkHeading(in: .text)
        if answer.words.contains("*]") {
            throw .readOtherwise(recommendation: answer.recommendation.id, .text, "“*]” in its stance")
        }
        let heading = "Recommendation \(answer.recommendation.id). \(answer.recommendation.text.onOneLine)".trimmed
        let name = response.respondent == nil ? response.name.map { "\($0) " } ?? "" : ""
        let comment = CommentLines(answer.comment, of: document.consultation).joined
        return "\(heading)\n\(name)[*\(answer.words)*] \(comment)".trimmed
    }
}

extension Recommendation {
    /// Refuses an identifier of which a heading would show less: they are made of letters, digits and few signs.
    func checkHeading(in format: WritingFormat) throws(WritingError) {
        let isFine = id.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"): true
            case UInt8(ascii: " "): true
            default: false
            }
        }
        if !isFine { throw .readOtherwise(recommendation: id, format, "an identifier with other signs than - . / ( )") }
    }
}
