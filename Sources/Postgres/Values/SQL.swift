/// A statement and its parameters. Literal text becomes SQL; each interpolated value becomes a parameter `$1`, `$2`, …,
/// so that a value can never be read as SQL:
///
///     let rows = try connection.query("select title from book where author = \(author) and year > \(year)")
///
/// Many rows go in with arrays: `insert into book select * from unnest(\(titles)::text[], \(years)::bigint[])`.
public struct SQL: Sendable, ExpressibleByStringInterpolation {
    let text: String
    let parameters: Parameters

    /// A statement without parameters.
    public init(stringLiteral value: String) {
        text = value
        parameters = Parameters()
    }

    /// A statement with parameters.
    public init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
        parameters = stringInterpolation.parameters
    }

    /// Collects the parts of a statement.
    public struct StringInterpolation: StringInterpolationProtocol {
        var text = ""
        var parameters = Parameters()

        /// Makes room for a literal of that many bytes.
        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 3 * interpolationCount)
        }

        /// SQL.
        public mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        /// One parameter.
        public mutating func appendInterpolation<Value: PostgresValue>(_ value: Value) {
            parameters.append(value)
            appendPlaceholder()
        }

        /// One parameter; nil is NULL.
        public mutating func appendInterpolation<Value: PostgresValue>(_ value: Value?) {
            parameters.append(value)
            appendPlaceholder()
        }

        /// One parameter, an array.
        public mutating func appendInterpolation<Value: PostgresValue>(_ values: [Value]) {
            parameters.append(array: values)
            appendPlaceholder()
        }

        /// One parameter, an array; nil elements are NULL.
        public mutating func appendInterpolation<Value: PostgresValue>(_ values: [Value?]) {
            parameters.append(array: values)
            appendPlaceholder()
        }

        /// SQL that is chosen among literals when the program runs.
        public mutating func appendInterpolation(raw literal: StaticString) {
            text += literal.description
        }

        /// A quoted identifier, such as the name of a database.
        public mutating func appendInterpolation(identifier: String) {
            let doubled = identifier.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
            text += "\"\(doubled)\""
        }

        private mutating func appendPlaceholder() {
            text += "$\(parameters.count)"
        }
    }
}
