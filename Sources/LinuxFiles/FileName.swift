/// A file's name as text and back. The system takes any bytes; those that are not UTF-8 are written `\xE9`, two
/// upper-case hexadecimal digits a byte. A "\" that would be read as the beginning of such a mark is written as one:
/// `\x5C`.
enum FileName {
    /// The name as text.
    static func text(of bytes: some Collection<UInt8>) -> String {
        let whole = String(validating: bytes, as: UTF8.self)
        if let whole, !bytes.contains(UInt8(ascii: "\\")) { return whole }
        var text = ""
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let length = lengthOfCharacter(rest)
            if length == 0 || isMark(rest) {
                text += mark(rest.removeFirst())
            } else {
                text += String(decoding: rest.prefix(length), as: UTF8.self)
                rest = rest.dropFirst(length)
            }
        }
        return text
    }

    /// The bytes of a name, or of a path of names, that `text` has written.
    static func bytes(of text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.first {
            if isMark(rest), let value = UInt8(String(decoding: rest.dropFirst(2).prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(4)
            } else {
                bytes.append(byte)
                rest = rest.dropFirst()
            }
        }
        return bytes
    }

    /// Hands the name over as the system wants it.
    static func with<Result>(_ text: String, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
        if !text.utf8.contains(UInt8(ascii: "\\")) { return text.withCString(body) }
        return (bytes(of: text) + [0]).withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { characters in
                // An array that holds at least the 0 has an address.
                characters.baseAddress.map(body) ?? text.withCString(body)
            }
        }
    }

    /// "\x" and two upper-case hexadecimal digits.
    private static func isMark(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.starts(with: Array("\\x".utf8)) && bytes.count >= 4
            && bytes.dropFirst(2).prefix(2).allSatisfy { Array("0123456789ABCDEF".utf8).contains($0) }
    }

    private static func mark(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return "\\x" + (digits.utf8.count == 1 ? "0" : "") + digits
    }

    /// How many bytes the first character has; 0 when it is not UTF-8.
    private static func lengthOfCharacter(_ bytes: ArraySlice<UInt8>) -> Int {
        (1...4).first { String(validating: bytes.prefix($0), as: UTF8.self) != nil } ?? 0
    }
}
