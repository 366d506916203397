import ConsultationModel
import Postgres

extension Answer {
    /// The columns of concord.answer from which an answer is made, in the order in which `init(_:from:)` wants them.
    static let columns: StaticString = """
        answer.recommendation_id, answer.stance, answer.words, answer.comment, answer.line, answer.column_number, \
        answer.place, array_to_string(answer.flags, chr(31))
        """

    /// Reads `columns`, the first of which is this one of the row, from 0.
    init(_ row: Row, from first: Int) throws(PostgresError) {
        self.init(
            recommendation: try row[first, as: String.self],
            stance: Stance(rawValue: try row[first + 1, as: String.self]) ?? .unrecognised,
            words: try row[first + 2, as: String.self],
            comment: try row[first + 3, as: String.self],
            line: try row[first + 4, as: Int.self],
            column: try row[first + 5, as: Int.self],
            place: try row[first + 6, as: String?.self],
            flags: [AnswerFlag](joined: try row[first + 7, as: String.self])
        )
    }
}

extension [AnswerFlag] {
    /// Their codes in one text. SQL takes it apart with `string_to_array(…, chr(31))`, because `unnest` would take apart an
    /// array of arrays down to its elements.
    var joined: String { map(\.code).joined(separator: "\u{1F}") }

    init(joined codes: String) {
        // Of nearly all answers there are none.
        self = codes.isEmpty ? [] : codes.split(separator: "\u{1F}").compactMap { AnswerFlag(code: String($0)) }
    }
}
