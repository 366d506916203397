extension String {
    /// Without white space and byte order marks at both ends. By scalars: an accent behind a space is no white space.
    var trimmed: String {
        func isOuter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace || scalar == "\u{FEFF}" }
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !isOuter($0) }),
            let last = scalars.lastIndex(where: { !isOuter($0) })
        else { return "" }
        return String(scalars[first...last])
    }

    /// With LF for CR and CR LF.
    var withPlainLineEnds: String {
        guard utf8.contains(0x0D) else { return self }
        return String(map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 })
    }

    /// On one line; a text without line breaks stays as it is.
    var onOneLine: String {
        contains(where: \.isNewline) ? split(whereSeparator: \.isNewline).joined(separator: " ") : self
    }

    /// Its lines, split at LF only.
    var lines: [Substring] {
        unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(Substring.init)
    }
}
