extension Report {
    /// The report for a wiki.
    public func markdown() -> String { "" }

    /// The positions by recommendation and region as comma-separated values.
    public func matrixCSV() -> String { "" }
}
