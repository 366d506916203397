import CLibPQ

/// A result in libpq's memory. It never changes, so that its rows can be read from any task without a copy.
final class QueryResult: @unchecked Sendable {
    let pointer: OpaquePointer

    /// Takes over a result, which is freed with this object.
    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        PQclear(pointer)
    }

    var rows: [Row] {
        (0..<PQntuples(pointer)).map { Row(result: self, index: $0) }
    }

    var columnCount: Int { Int(PQnfields(pointer)) }

    var affectedRows: Int {
        Int(String(cString: PQcmdTuples(pointer))) ?? 0
    }

    /// Whether it is an error with which the server ends the connection.
    var isFatal: Bool {
        guard let severity = PQresultErrorField(pointer, Int32(UInt8(ascii: "V"))) else { return false }
        return ["FATAL", "PANIC"].contains(String(cString: severity))
    }

    /// The column must exist.
    func name(_ column: Int) -> String {
        String(cString: PQfname(pointer, Int32(column)))
    }

    /// The column must exist.
    func type(_ column: Int) -> PostgresType {
        PostgresType(rawValue: PQftype(pointer, Int32(column)))
    }

    /// nil is NULL; the row and the column must exist.
    func withCell<R>(_ row: Int32, _ column: Int, _ body: (Cell?) throws(Unrepresentable) -> R) throws(Unrepresentable)
        -> R
    {
        let column = Int32(column)
        guard PQgetisnull(pointer, row, column) == 0 else { return try body(nil) }
        let bytes = UnsafeRawBufferPointer(
            start: PQgetvalue(pointer, row, column),
            count: Int(PQgetlength(pointer, row, column))
        )
        return try body(Cell(type: PostgresType(rawValue: PQftype(pointer, column)), bytes: bytes))
    }
}
