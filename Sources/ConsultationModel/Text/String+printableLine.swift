extension String {
    /// The text as one line that can be shown anywhere: control characters, line ends too, become U+FFFD, and marks that
    /// change the direction of what follows are left out.
    public var printableLine: String {
        if utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return self }
        var line = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar {
            case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": continue
            case "\u{2028}", "\u{2029}": line.append("\u{FFFD}")
            default: line.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
            }
        }
        return String(line)
    }
}
