extension [UInt8] {
    /// Appends a literal's text, without a string in between.
    mutating func append(_ literal: StaticString) {
        literal.withUTF8Buffer { unsafe append(contentsOf: $0) }
    }
}
