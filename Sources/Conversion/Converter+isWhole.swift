extension Converter {
    /// Whether the file begins and ends as its kind does. Programs that read these kinds take a part for the whole, or
    /// anything for text; of the others they notice it.
    func isWhole(_ bytes: [UInt8]) -> Bool {
        switch self {
        case .pdftotext:
            // As Acrobat does: mail and web servers append a few bytes.
            return bytes.suffix(1024).contains(Array("%%EOF".utf8))
        case .pandoc(from: .rtf):
            let end = bytes.last { $0 > UInt8(ascii: " ") }
            return bytes.starts(with: #"{\rtf"#.utf8) && end == UInt8(ascii: "}")
        case .pandoc, .workbook:
            return true
        }
    }

    /// Whether it is what Microsoft's programs make of a document with a password.
    func isLocked(_ bytes: [UInt8]) -> Bool {
        guard [.pandoc(from: .docx), .workbook].contains(self) else { return false }
        let name: [UInt8] = "EncryptedPackage".utf8.reduce(into: []) { $0 += [$1, 0] }
        return bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) && bytes.contains(name)
    }
}
