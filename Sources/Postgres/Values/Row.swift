/// One row of a result. Its values are read as the types that are asked for.
public struct Row: Sendable {
    let result: QueryResult
    let index: Int32

    /// How many columns there are.
    public var count: Int { result.columnCount }

    /// The value in a column, counted from 0. Throws when there is no such column or it does not hold that type.
    public subscript<Value: PostgresColumn>(column: Int, as type: Value.Type = Value.self) -> Value {
        get throws(PostgresError) {
            guard (0..<count).contains(column) else {
                throw PostgresError(.decoding, "there is no column \(column); the row has \(count), counted from 0")
            }
            do throws(Unrepresentable) {
                return try result.withCell(index, column, Value.decode)
            } catch {
                let place = "column \(column) \"\(result.name(column))\" of type \(result.type(column))"
                throw PostgresError(.decoding, "\(place) cannot be read as \(Value.self): \(error.reason)")
            }
        }
    }

    /// The value in the first column of that name. Throws when there is no such column or it does not hold that type.
    public subscript<Value: PostgresColumn>(name: String, as type: Value.Type = Value.self) -> Value {
        get throws(PostgresError) {
            guard let column = (0..<count).first(where: { result.name($0) == name }) else {
                let names = (0..<count).map { "\"\(result.name($0))\"" }.joined(separator: ", ")
                throw PostgresError(.decoding, "there is no column \"\(name)\"; the row has \(names)")
            }
            return try self[column, as: type]
        }
    }

    /// The only value. Throws when there are several columns, or the one does not hold that type.
    public func decode<Value: PostgresColumn>(_ type: Value.Type) throws(PostgresError) -> Value {
        try expectColumns(1)
        return try self[0, as: type]
    }

    /// All values, in order: `try row.decode((Int, String, Date?).self)`.
    /// Throws when the number of columns differs or one does not hold the type asked for.
    public func decode<each Value: PostgresColumn>(
        _ type: (repeat each Value).Type
    ) throws(PostgresError) -> (repeat each Value) {
        var wanted = 0
        for _ in repeat (each Value).self { wanted += 1 }
        try expectColumns(wanted)
        var column = -1
        func next<Next: PostgresColumn>(_: Next.Type) throws(PostgresError) -> Next {
            column += 1
            return try self[column, as: Next.self]
        }
        return (repeat try next((each Value).self))
    }

    private func expectColumns(_ wanted: Int) throws(PostgresError) {
        guard wanted == count else {
            throw PostgresError(.decoding, "the row has \(count) columns, \(wanted) asked for")
        }
    }
}
