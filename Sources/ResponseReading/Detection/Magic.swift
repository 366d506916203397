/// What a file's first bytes, or its entries, say that it is.
enum Magic {
    /// A format that is read.
    case format(ResponseFormat)
    /// Something else, as a person calls it: "a picture", "a Word file of before 2007".
    case other(String)

    /// nil for text, and for what nobody knows.
    init?(of bytes: [UInt8]) {
        for (start, name) in Self.others where bytes.starts(with: start) {
            // Both are files of files, and only a mail's have such names.
            let isOffice = start.count == 8 && start[0] == 0xD0
            let isMail = isOffice && bytes.firstPlace(of: Self.msg, before: bytes.count) != nil
            self = .other(isMail ? "a mail as Outlook saves it (.msg)" : name)
            return
        }
        if bytes.starts(with: Array("{\\rtf".utf8)) {
            self = .format(.rtf)
        } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            self = Self.archive(bytes)
        } else if bytes.firstPlace(of: Self.pdf, before: 1024) != nil {
            self = .format(.pdf)
        } else {
            return nil
        }
    }

    /// What is said of a file that is none of the formats.
    static func message(of bytes: [UInt8]) -> String {
        guard case .other(let kind) = Magic(of: bytes) else {
            return "The file is of a kind that is not read; expected text, a table or a document."
        }
        return """
            The file is \(kind); expected text, a Word document (.docx), an OpenDocument text (.odt), a workbook (.xlsx), \
            CSV, a web page or a PDF with text. Open it in the program that made it and save it as one of these.
            """
    }

    /// "__substg1.0_" in UTF-16.
    private static let msg: [UInt8] = "__substg1.0_".utf8.flatMap { [UInt8]([$0, 0]) }
    private static let pdf = Array("%PDF-".utf8)

    private static let others: [([UInt8], String)] = [
        (
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
            "an Office file of before 2007 (.doc, .xls), or one with a password"
        ),
        ([0x89, 0x50, 0x4E, 0x47], "a picture (PNG)"),
        ([0xFF, 0xD8, 0xFF], "a picture (JPEG)"),
        (Array("GIF8".utf8), "a picture (GIF)"),
        ([0x49, 0x49, 0x2A, 0x00], "a picture (TIFF)"),
        ([0x4D, 0x4D, 0x00, 0x2A], "a picture (TIFF)"),
        ([0x1F, 0x8B], "a compressed file (gzip)"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "an archive (7z)"),
        (Array("Rar!".utf8), "an archive (RAR)"),
    ]

    /// An Office or OpenDocument file is an archive, and the names of its entries tell which. They stand as they are in
    /// the entries' heads and in the list at the end, where the content between them is compressed.
    private static func archive(_ bytes: [UInt8]) -> Magic {
        let opening = Array("mimetypeapplication/vnd.oasis.opendocument.".utf8)
        if let start = bytes.firstPlace(of: opening, before: 200) {
            let kind = start + opening.count
            if bytes.holdsExactly("text", at: kind) { return .format(.odt) }
            if bytes.holdsExactly("spreadsheet", at: kind) { return .other("an OpenDocument spreadsheet (.ods)") }
            return .other("an OpenDocument file that is no text")
        }
        let names = entryNames(bytes)
        if names.contains(where: { $0.starts(with: Array("word/".utf8)) }) { return .format(.docx) }
        if names.contains(where: { $0.starts(with: Array("xl/".utf8)) }) {
            return names.contains { $0.elementsEqual(Array("xl/workbook.bin".utf8)) }
                ? .other("a binary workbook (.xlsb)") : .format(.xlsx)
        }
        if names.contains(where: { $0.starts(with: Array("ppt/".utf8)) }) { return .other("a presentation (.pptx)") }
        if names.contains(where: { $0.starts(with: Array("Index/".utf8)) }) {
            return .other("a file of Apple's Pages, Numbers or Keynote")
        }
        return .other(unknownArchive)
    }

    static let unknownArchive = "an archive (ZIP)"

    /// The names in the heads of the entries, found by their signature; the first thousand.
    private static func entryNames(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var names: [ArraySlice<UInt8>] = []
        var index = 0
        while names.count < 1000, let start = bytes.firstIndex(of: 0x50, in: index..<bytes.count) {
            index = start + 1
            guard start + 46 < bytes.count, bytes[start + 1] == 0x4B else { continue }
            // In an entry's head the length of its name is at 26 and the name at 30; in the list at the end, 28 and 46.
            let isHead = bytes[start + 2] == 0x03 && bytes[start + 3] == 0x04
            let isListed = bytes[start + 2] == 0x01 && bytes[start + 3] == 0x02
            guard isHead || isListed else { continue }
            let (length, name) = isHead ? (start + 26, start + 30) : (start + 28, start + 46)
            let count = Int(bytes[length]) | Int(bytes[length + 1]) << 8
            guard count <= 512, name + count <= bytes.count else { continue }
            names.append(bytes[name..<name + count])
        }
        return names
    }
}

extension [UInt8] {
    /// Whether these ASCII letters stand here.
    func holdsExactly(_ letters: String, at index: Int) -> Bool {
        let wanted = letters.utf8
        return index >= 0 && index + wanted.count <= count && self[index..<index + wanted.count].elementsEqual(wanted)
    }

    /// Where these bytes first stand, before a place.
    func firstPlace(of wanted: [UInt8], before end: Int) -> Int? {
        guard let first = wanted.first else { return nil }
        var index = 0
        let end = Swift.min(count, end)
        while let start = firstIndex(of: first, in: index..<end) {
            if self[start...].starts(with: wanted) { return start }
            index = start + 1
        }
        return nil
    }
}
