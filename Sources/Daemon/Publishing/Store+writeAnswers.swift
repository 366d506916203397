public import FoundationEssentials
import Reporting
public import Store

extension Store {
    /// Hands over the full list of answers that count as comma-separated values, piece by piece.
    ///
    /// - Parameters:
    ///   - moment: When they count; nil: now.
    ///   - write: Called for each piece, the head first.
    /// - Returns: False when the consultation was not registered then; nothing is handed over.
    /// - Throws: `PostgresError`, and what `write` throws.
    @discardableResult
    public func writeAnswers(
        to consultation: String,
        at moment: Date?,
        _ write: @escaping @Sendable ([UInt8]) throws -> Void
    ) async throws -> Bool {
        try await forEachSubmission(to: consultation, at: moment) { submissions, isFirst in
            if isFirst { try write(Array(AnswersCSV.head.utf8)) }
            try write(AnswersCSV.rows(of: submissions, to: consultation))
        }
    }
}
