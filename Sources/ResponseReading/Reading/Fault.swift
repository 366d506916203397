public import ConsultationModel

/// Something in a file that has to be mended, or that its sender should know.
public struct Fault: Sendable, Hashable {
    /// Whether the file can be taken in spite of it.
    public enum Severity: String, Sendable, Hashable {
        /// The file is rejected.
        case error
        /// The file is taken.
        case warning
    }

    /// What kind of error it is; nil for a warning.
    public let code: FaultCode?
    /// From 1: a text's line, a table's row, a line of the text in a document; nil when the fault is of the file as a whole.
    public var line: Int?
    /// From 1, in Unicode scalars, in a table the cell's number; nil when the fault is of the line or the file as a whole.
    public var column: Int?
    /// The place in the terms of the format, such as "cell C7" or "page 2, line 4"; nil in a text.
    public var place: String?
    /// One sentence or two: what was found, what was expected, how to go on. May quote the file.
    public var message: String
    /// The line of the text with a caret under the place, as two lines; nil where there is none to show.
    public var excerpt: String?

    /// Something that has to be mended before the file is taken.
    public init(
        error code: FaultCode,
        line: Int? = nil,
        column: Int? = nil,
        place: String? = nil,
        _ message: String,
        excerpt: String? = nil
    ) {
        self.init(code: code, line: line, column: column, place: place, message: message, excerpt: excerpt)
    }

    /// Something that the sender should know, and that does not stop the file.
    public init(
        warning message: String,
        line: Int? = nil,
        column: Int? = nil,
        place: String? = nil,
        excerpt: String? = nil
    ) {
        self.init(code: nil, line: line, column: column, place: place, message: message, excerpt: excerpt)
    }

    private init(code: FaultCode?, line: Int?, column: Int?, place: String?, message: String, excerpt: String?) {
        self.code = code
        self.line = line
        self.column = column
        self.place = place
        self.message = message
        self.excerpt = excerpt
    }

    /// Whether it keeps the file from being taken.
    public var severity: Severity { code == nil ? .warning : .error }

    /// Where it stands, for people: "line 12, column 4", "cell C7"; nil when it is of the file as a whole.
    public var location: String? {
        if let place { return place }
        guard let line else { return nil }
        return column.map { "line \(line), column \($0)" } ?? "line \(line)"
    }
}
