extension Converter {
    /// The file as the converter can read it without losing anything.
    func prepared(_ bytes: [UInt8]) -> [UInt8] {
        self == .pandoc(from: .rtf) ? bytes.withSpelledSubstitutes : bytes
    }
}

extension [UInt8] {
    /// RTF with `\'3f` for the "?" that stands for a character whose number is given, `\u8217?`: pandoc 2.17 takes the
    /// letter behind that "?" away, too.
    fileprivate var withSpelledSubstitutes: [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(count + 64)
        var index = 0
        while index < count {
            text.append(self[index])
            index += 1
            guard self[index - 1] == UInt8(ascii: "\\"), index < count else { continue }
            let isNumber = self[index] == UInt8(ascii: "u")
            // Of two backslashes the second begins nothing.
            text.append(self[index])
            index += 1
            guard isNumber else { continue }
            let digits = index
            if index < count, self[index] == UInt8(ascii: "-") { index += 1 }
            while index < count, (0x30...0x39).contains(self[index]) { index += 1 }
            text.append(contentsOf: self[digits..<index])
            guard index > digits, index < count, self[index] == UInt8(ascii: "?") else { continue }
            text.append(contentsOf: Array("\\'3f".utf8))
            index += 1
        }
        return text
    }
}
