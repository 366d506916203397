import ConsultationModel

/// Writes a table with a row for each answer. What is said once for all of them stands in rows before its header; where
/// there are several respondents, each row names its own.
struct TableWriter {
    private let document: ResponseDocument
    private let separator: String

    init(_ document: ResponseDocument, separator: String) {
        self.document = document
        self.separator = separator
    }

    private var format: WritingFormat { separator == "\t" ? .tsv : .csv }

    func text() throws(WritingError) -> String {
        let isOfOne = document.responses.count == 1
        var rows = [["Consultation", document.consultation.id]]
        if isOfOne, let response = document.responses.first {
            rows.append(["Region", response.region.code])
            if let name = response.name { rows.append(["Respondent", name]) }
        }
        if document.isIllustrative { rows.append([ResponseDocument.madeUp]) }
        let instructions = document.instructions(for: format)
        if !instructions.isEmpty { rows.append([instructions]) }
        rows.append((isOfOne ? [] : ["region", "respondent"]) + ["recommendation", "text", "stance", "comment"])
        for response in document.responses {
            let who = isOfOne ? [] : [response.region.code, response.name ?? ""]
            for answer in response.answers { rows.append(who + (try cells(of: answer))) }
        }
        // The separator is named, as Excel knows it, because texts may look like rows between other ones.
        return "sep=\(separator)\n" + rows.map { $0.map(cell).joined(separator: separator) + "\n" }.joined()
    }

    private func cells(of answer: WrittenAnswer) throws(WritingError) -> [String] {
        if !answer.words.isEmpty, !answer.words.isPlainStance {
            throw .readOtherwise(
                recommendation: answer.recommendation.id,
                format,
                "a stance that is longer than 100 bytes or has signs in it"
            )
        }
        if !document.isIllustrative, answer.comment.saysMadeUp || answer.recommendation.text.saysMadeUp {
            throw .readOtherwise(
                recommendation: answer.recommendation.id,
                format,
                "a cell that begins with “Illustrative:”"
            )
        }
        return [
            answer.recommendation.id.forSpreadsheet, answer.recommendation.text.trimmed, answer.words, answer.comment,
        ]
    }

    /// Quoted where it could be cut otherwise, also by programs that prefer another separator.
    private func cell(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || [0x22, 0x2C, 0x3B].contains($0) }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

extension String {
    /// An identifier that spreadsheets do not take for a date or another number, as they do with "3.10" and "(1)".
    fileprivate var forSpreadsheet: String {
        let isNumber = utf8.first != UInt8(ascii: "0") && utf8.allSatisfy { (0x30...0x39).contains($0) }
        return isNumber || first?.isLetter == true ? self : "Recommendation \(self)"
    }

    /// Whether a cell of these words marks the file as made up.
    fileprivate var saysMadeUp: Bool {
        let beginning = trimmed.prefix(13).lowercased()
        return beginning == "illustrative" || beginning == "illustrative:"
    }
}
