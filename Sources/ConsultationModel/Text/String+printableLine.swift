extension String {
    /// The text as one line that can be shown anywhere, nothing of it unseen: control characters, line ends too, become
    /// U+FFFD, and characters that nobody sees or that change the direction of what follows are written as their number,
    /// `\u{202E}`. Those that join letters stay between letters.
    public var printableLine: String {
        if utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return self }
        var line = String.UnicodeScalarView()
        var last: Unicode.Scalar?
        for scalar in unicodeScalars {
            switch scalar {
            case "\u{200C}", "\u{200D}":
                // Persian and other scripts, and pictures of several, cannot be written without.
                if let last, !last.isASCII { line.append(scalar) } else { line.append(contentsOf: scalar.number) }
            case "\u{2028}", "\u{2029}":
                line.append("\u{FFFD}")
            default:
                switch scalar.properties.generalCategory {
                case .control: line.append("\u{FFFD}")
                case .format where !scalar.isTag: line.append(contentsOf: scalar.number)
                default: line.append(scalar)
                }
            }
            last = scalar
        }
        return String(line)
    }
}

extension Unicode.Scalar {
    /// Whether it can be shown as it is, or joins what can.
    fileprivate var isSeen: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: false
        case .format: isTag || self == "\u{200C}" || self == "\u{200D}"
        default: true
        }
    }
    /// What the flags of England, Scotland and Wales are made of.
    fileprivate var isTag: Bool { (0xE0020...0xE007F).contains(value) }
    /// "\u{202E}" as it is written in Swift.
    fileprivate var number: String.UnicodeScalarView {
        "\\u{\(String(value, radix: 16, uppercase: true))}".unicodeScalars
    }
}

extension String {
    /// JSON in which characters that a terminal obeys, or that nobody sees, are written as escapes; it says the same.
    public var visibleJSON: String {
        if utf8.allSatisfy({ $0 < 0x80 }) { return self }
        var json = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if scalar.isASCII || scalar.isSeen {
                json.append(scalar)
                continue
            }
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16)
                let zeros = String(repeating: "0", count: 4 - digits.count)
                json.append(contentsOf: "\\u\(zeros)\(digits)".unicodeScalars)
            }
        }
        return String(json)
    }
}
