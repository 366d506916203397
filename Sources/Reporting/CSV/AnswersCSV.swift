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

    /// The rows of these answers to a consultation, in UTF-8. Times are in UTC; flags are codes such as "condition:but if",
    /// with a semicolon between two.
    public static func rows(of submissions: [ListedSubmission], to consultation: String) -> [UInt8] {
        var csv = CSVWriter()
        let first = CSVWriter([consultation])
        for submission in submissions {
            // Once, because they are the same in all rows of a respondent.
            let respondent = CSVWriter([
                submission.region, submission.respondent, String(submission.isDesignated),
            ])
            let file = CSVWriter([submission.file])
            let revision = CSVWriter([
                String(submission.revision), String(submission.isIllustrative), String(submission.isLate),
                Timestamp(submission.received).iso, Timestamp(submission.recorded).iso,
            ])
            for answer in submission.answers {
                csv.append(first)
                csv.append(answer.recommendation)
                csv.append(respondent)
                csv.append(answer.stance.rawValue)
                csv.append(answer.words)
                csv.append(answer.comment)
                csv.append(file)
                csv.append(String(answer.line))
                csv.append(String(answer.column))
                csv.append(answer.place ?? "")
                csv.append(revision)
                csv.append(answer.flags.map(\.code).joined(separator: ";"))
                csv.endRow()
            }
        }
        return csv.bytes
    }
}
