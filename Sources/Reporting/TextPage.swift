/// A plain text page under construction: every line is made of printable characters and fits the width.
struct TextPage {
    /// Columns, for a mail that is quoted once.
    let width: Int
    private(set) var text = ""

    init(width: Int) {
        self.width = width
    }

    /// A heading, underlined.
    mutating func heading(_ title: String, underline: Character = "-") {
        if !text.isEmpty { text += "\n" }
        let lines = title.printable.wrapped(to: width)
        for line in lines { text += line + "\n" }
        let longest = lines.map(\.displayWidth).max() ?? 0
        text += String(repeating: underline, count: longest) + "\n"
    }

    /// A paragraph cut into lines; `first` stands before the first line, filled up to `indent`, spaces before the others.
    mutating func paragraph(_ content: String, first: String = "", indent: Int? = nil) {
        let indent = indent ?? first.displayWidth
        guard first.displayWidth <= min(indent, width / 2) else {
            return paragraph(first + content)
        }
        var lead = first.printable.padded(to: indent)
        for line in content.printable.wrapped(to: width - indent) {
            text += lead + line + "\n"
            lead = String(repeating: " ", count: indent)
        }
    }

    /// Lines that are laid out already.
    mutating func lines(_ lines: [String]) {
        for line in lines { text += line + "\n" }
    }

    /// An empty line.
    mutating func gap() {
        text += "\n"
    }
}
