/// What is wrong with a rejected file: its first error, and how many there are.
public struct FileFault: Sendable, Hashable {
    /// What the first error is.
    public var code: FaultCode
    /// Where it is, as in `Fault`; nil when it is of the file as a whole.
    public var line: Int?
    /// Where it is in the line; nil when it is of the line or the file as a whole.
    public var column: Int?
    /// The place in the terms of the format, such as "cell C7" or "page 2, line 4"; nil in a text.
    public var place: String?
    /// How many errors there are, the first one included; 101 stands for more than a hundred.
    public var count: Int

    /// Memberwise.
    public init(_ code: FaultCode, line: Int? = nil, column: Int? = nil, place: String? = nil, count: Int = 1) {
        self.code = code
        self.line = line
        self.column = column
        self.place = place
        self.count = count
    }
}
