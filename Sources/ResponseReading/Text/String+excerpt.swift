extension String {
    /// At most 60 characters, on one line, for a message.
    var excerpt: String {
        let line = prefix(1000).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > 60 ? line.prefix(59) + "…" : line
    }
}
