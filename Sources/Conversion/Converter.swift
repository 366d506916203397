/// A program that turns a file into something that can be read further.
public enum Converter: Sendable, Hashable {
    /// A document → pandoc's JSON document tree. Where something was seen that could not be read, the tree has the key
    /// "notes": a sequence of mappings of a kind, how many there are, and the words near the first.
    case pandoc(from: PandocFormat)
    /// A PDF → its words and where on the page each stands, in UTF-8: a table between tabs whose first line names the
    /// columns, with a line for each page (level 1), line (4) and word (5). Text alone would not tell cells and columns
    /// apart.
    case pdftotext
    /// An Excel workbook → comma-separated values in UTF-8. Each sheet that is not hidden begins with a line of a form
    /// feed and its name, "\u{c}Answers"; no cell can hold a form feed. A line break inside a cell is kept, the cell is
    /// then quoted. Dates are written YYYY-MM-DD, followed by HH:MM:SS unless that is midnight. What is hidden or struck
    /// out is left out. Behind the cells of a sheet stand lines that begin with a shift-out, "\u{e}note\tC4\ttext": notes,
    /// fills of empty cells, formulas without a value, and what was left out.
    case workbook

    /// What the program is called.
    public var name: String {
        switch self {
        case .pandoc: "pandoc"
        case .pdftotext: "pdftotext"
        case .workbook: "python3"
        }
    }

    /// The Debian package that holds the program.
    public var package: String {
        switch self {
        case .pandoc: "pandoc"
        case .pdftotext: "poppler-utils"
        case .workbook: "python3"
        }
    }

    /// The kinds of files that the program is run for.
    public var fileKinds: String {
        switch self {
        case .pandoc: "DOCX, ODT, RTF, HTML, MediaWiki"
        case .pdftotext: "PDF"
        case .workbook: "XLSX"
        }
    }

    /// The program, looked up in PATH if it is no path, and the arguments that make it read its standard input and write
    /// its standard output.
    var command: [String] {
        switch self {
        case .pandoc(let format):
            ["pandoc", "--sandbox", "--from=\(format.rawValue)", "--to=json"]
        case .pdftotext:
            ["pdftotext", "-tsv", "-enc", "UTF-8", "-eol", "unix", "/dev/stdin", "-"]
        case .workbook:
            [
                DocumentPass.python, "-I", "-W", "ignore", "-c",
                String(decoding: PackageResources.workbook_py, as: UTF8.self),
            ]
        }
    }

    /// What a person calls a file for it: "a PDF".
    var words: String {
        switch self {
        case .pandoc(let format): format.words
        case .pdftotext: "a PDF"
        case .workbook: "an Excel workbook (.xlsx)"
        }
    }

    /// Whether there is any text in what the program wrote.
    func findsText(in output: [UInt8]) -> Bool {
        switch self {
        case .pandoc:
            // Inside of a string the quotes would be escaped.
            [#""t":"Str""#, #""t":"Code"#, #""t":"Math""#, #""t":"Raw"#].contains { output.contains(Array($0.utf8)) }
        case .pdftotext:
            output.split(separator: UInt8(ascii: "\n")).contains { $0.first == UInt8(ascii: "5") }
        case .workbook:
            output.split(separator: UInt8(ascii: "\n")).contains { line in
                line.first != Self.formFeed && line.contains { $0 > UInt8(ascii: " ") && $0 != UInt8(ascii: ",") }
            }
        }
    }

    private static let formFeed: UInt8 = 0x0C
}
