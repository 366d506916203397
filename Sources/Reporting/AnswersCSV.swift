public import ConsultationModel

/// The full list of a consultation's answers as comma-separated values, one row an answer, written by `CSVWriter`.
public enum AnswersCSV {
    /// What the file begins with: the byte order mark and the names of the columns.
    public static let head =
        CSVWriter.byteOrderMark
        + CSVWriter.row([
            "consultation", "recommendation", "region", "respondent", "speaks_for_region", "stance", "words", "comment",
            "file", "line", "column", "place", "revision", "is_illustrative", "is_late", "received_at", "recorded_at",
            "flags",
        ])

    /// The row of an answer to this consultation. Times are in UTC; flags are codes such as "condition:but if", with a
    /// semicolon between two.
    public static func row(of listed: ListedAnswer, to consultation: String) -> String {
        let quotation = listed.quotation
        let answer = quotation.answer
        return CSVWriter.row([
            consultation, answer.recommendation, quotation.region, quotation.respondent,
            String(quotation.isDesignated), answer.stance.rawValue, answer.words, answer.comment, quotation.file,
            String(answer.line), String(answer.column), answer.place ?? "", String(quotation.revision),
            String(quotation.isIllustrative), String(quotation.isLate), Timestamp(listed.received).iso,
            Timestamp(listed.recorded).iso, answer.flags.map(\.code).joined(separator: ";"),
        ])
    }
}
