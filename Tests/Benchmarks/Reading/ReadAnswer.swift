import ConsultationModel

/// What both readers tell of an answer.
struct ReadAnswer: Equatable, Decodable {
    var stance: String
    var words: String
    var comment: String
    var line: Int
    var column: Int

    init(_ answer: Answer) {
        stance = answer.stance.rawValue
        words = answer.words
        comment = answer.comment
        line = answer.line
        column = answer.column
    }

    /// From a list: stance, words, comment, line, column.
    init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        stance = try list.decode(String.self)
        words = try list.decode(String.self)
        comment = try list.decode(String.self)
        line = try list.decode(Int.self)
        column = try list.decode(Int.self)
    }
}
