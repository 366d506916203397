/// A plain text page under construction: every line is made of printable characters and fits the width.
struct TextPage {
    /// Columns, for a mail that is quoted once.
    let width: Int
    /// The page so far, in UTF-8.
    private(set) var bytes: [UInt8] = []

    init(width: Int) {
        self.width = width
    }

    /// A heading, underlined.
    mutating func heading(_ title: String, underline: Unicode.Scalar = "-") {
        if !bytes.isEmpty { gap() }
        let lines = title.wrapped(to: width)
        for line in lines { append(line) }
        let longest = lines.map(\.displayWidth).max() ?? 0
        bytes.append(contentsOf: repeatElement(UInt8(ascii: underline), count: longest))
        gap()
    }

    /// A paragraph cut into lines; `first` stands before the first line, filled up to `indent`, spaces before the others.
    mutating func paragraph(_ content: String, first: String = "", indent: Int? = nil) {
        let columns = first.displayWidth
        let indent = indent ?? columns
        guard columns <= min(indent, width / 2) else {
            return paragraph(first + content)
        }
        func start(_ number: Int) {
            if number == 0 { bytes.append(contentsOf: first.printable.utf8) }
            bytes.append(contentsOf: repeatElement(0x20, count: number == 0 ? indent - columns : indent))
        }
        // Nearly every paragraph; bytes are copied faster than parts of a string.
        if let lines = content.linesByScalars(to: width - indent) {
            let text = Array(content.utf8)
            for (number, line) in lines.enumerated() {
                start(number)
                bytes.append(contentsOf: text[line])
                gap()
            }
            return
        }
        for (number, line) in content.wrapped(to: width - indent).enumerated() {
            start(number)
            append(line)
        }
    }

    /// Lines that are laid out already.
    mutating func lines(_ lines: [String]) {
        for line in lines { append(line[...]) }
    }

    /// What stands on other pages, each of which is empty or begins with a heading.
    mutating func add(_ pages: [TextPage]) {
        for page in pages where !page.bytes.isEmpty {
            if !bytes.isEmpty { gap() }
            bytes.append(contentsOf: page.bytes)
        }
    }

    /// An empty line.
    mutating func gap() {
        bytes.append(UInt8(ascii: "\n"))
    }

    private mutating func append(_ line: Substring) {
        bytes.append(contentsOf: line.utf8)
        gap()
    }
}
