import CLibPQ

extension PostgresError {
    /// From a result that is an error.
    init(_ kind: Kind, result: OpaquePointer, statement: String?) {
        func field(_ code: Character) -> String? {
            guard let text = PQresultErrorField(result, code.asciiValue.map(Int32.init) ?? 0) else {
                return nil
            }
            return String(cString: text)
        }
        let sqlState = field("C")
        self.init(
            kind,
            kind == .connection
                ? "the connection to PostgreSQL was lost"
                : "PostgreSQL refused the statement: " + Self.classDescription(sqlState)
        )
        self.sqlState = sqlState
        constraint = field("n")
        table = field("t")
        column = field("c")
        let message = field("M") ?? String(cString: PQresultErrorMessage(result))
        // In these classes the server names objects, rights and resources, and never a value.
        if kind == .server, let state = sqlState,
            ["25", "28", "3D", "42", "53", "55", "57", "58"].contains(state.prefix(2))
        {
            summary += ": \(message)"
        }
        let texts = [
            ("message", message), ("detail", field("D")), ("hint", field("H")), ("context", field("W")),
            ("position", field("P")), ("statement", statement),
        ]
        details = texts.compactMap { name, text in text.map { "\(name): \($0)" } }
    }

    /// In the words of PostgreSQL's appendix on error codes.
    private static func classDescription(_ sqlState: String?) -> String {
        switch sqlState?.prefix(2) {
        case "08": "connection exception"
        case "22": "data exception"
        case "23": "integrity constraint violation"
        case "25": "invalid transaction state"
        case "28": "invalid authorization"
        case "40": "transaction rollback"
        case "42": "syntax error or access rule violation"
        case "53": "insufficient resources"
        case "54": "program limit exceeded"
        case "55": "object not in the required state"
        case "57": "operator intervention"
        case "58": "system error"
        default: "see the appendix on error codes in PostgreSQL's manual"
        }
    }
}
