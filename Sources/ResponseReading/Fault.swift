/// Something in a file that has to be mended, or that its sender should know.
public struct Fault: Sendable, Hashable {
    /// Whether the file can be taken in spite of it.
    public enum Severity: String, Sendable, Hashable {
        /// The file is rejected.
        case error
        /// The file is taken.
        case warning
    }

    /// Whether it keeps the file from being taken.
    public var severity: Severity
    /// From 1; nil when the fault is of the file as a whole.
    public var line: Int?
    /// From 1, in Unicode scalars; nil when the fault is of the line or the file as a whole.
    public var column: Int?
    /// One sentence or two: what was found, what was expected, how to go on. May quote the file.
    public var message: String

    /// Memberwise.
    public init(_ severity: Severity, line: Int? = nil, column: Int? = nil, _ message: String) {
        self.severity = severity
        self.line = line
        self.column = column
        self.message = message
    }
}
