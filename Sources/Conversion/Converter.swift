/// A program that turns a file into something that can be read further.
public enum Converter: Sendable, Hashable {
    /// A document → pandoc's JSON document tree.
    case pandoc(from: PandocFormat)
    /// A PDF → its text in UTF-8, a form feed after each page. The lines stand as on the page, so that the cells of a
    /// table's row stay on one line, with blanks between them; in reading order a table's columns would mix.
    case pdftotext
    /// An Excel workbook → comma-separated values in UTF-8, dates as YYYY-MM-DD without a time of day. Each sheet begins
    /// with a line of a form feed, its number and its name: "\u{c} 1 - Answers". No cell can hold a form feed. A line
    /// break inside a cell is kept, the cell is then quoted.
    case xlsx2csv

    /// The program's name.
    public var program: String {
        switch self {
        case .pandoc: "pandoc"
        case .pdftotext: "pdftotext"
        case .xlsx2csv: "xlsx2csv"
        }
    }

    /// The Debian package that holds the program.
    public var package: String {
        switch self {
        case .pandoc: "pandoc"
        case .pdftotext: "poppler-utils"
        case .xlsx2csv: "xlsx2csv"
        }
    }

    /// What makes the program read its standard input and write its standard output.
    var arguments: [String] {
        switch self {
        case .pandoc(let format): ["--sandbox", "--from=\(format.rawValue)", "--to=json"]
        case .pdftotext: ["-layout", "-enc", "UTF-8", "-eol", "unix", "/dev/stdin", "-"]
        case .xlsx2csv: ["--all", "--sheetdelimiter", #"\f"#, "--dateformat", "%Y-%m-%d", "/dev/stdin"]
        }
    }

    /// What a person calls a file for it: "a PDF".
    var words: String {
        switch self {
        case .pandoc(let format): format.words
        case .pdftotext: "a PDF"
        case .xlsx2csv: "an Excel workbook (.xlsx)"
        }
    }

    /// Whether there is any text in what the program wrote.
    func findsText(in output: [UInt8]) -> Bool {
        switch self {
        case .pandoc:
            // Inside of a string the quotes would be escaped.
            [#""t":"Str""#, #""t":"Code"#, #""t":"Math""#, #""t":"Raw"#].contains { output.contains(Array($0.utf8)) }
        case .pdftotext:
            output.contains { $0 > UInt8(ascii: " ") }
        case .xlsx2csv:
            output.split(separator: UInt8(ascii: "\n")).contains { line in
                line.first != Self.formFeed && line.contains { $0 > UInt8(ascii: " ") && $0 != UInt8(ascii: ",") }
            }
        }
    }

    private static let formFeed: UInt8 = 0x0C
}
