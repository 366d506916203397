extension Report {
    /// What a report may be rendered as.
    public enum Form: Sendable, Hashable, CaseIterable {
        case text, html, markdown, json, matrix
    }

    /// The report in one of its forms, in UTF-8: what `text()` and the others give, without the copies that a string of
    /// some megabytes takes.
    public func bytes(as form: Form) -> [UInt8] {
        switch form {
        case .text: TextRendering(report: self).page.bytes
        case .html: HTMLRendering(report: self).page.bytes
        case .markdown: MarkdownRendering(report: self).page.bytes
        case .json: JSONRendering(report: self).page.document
        case .matrix: Array(matrixCSV().utf8)
        }
    }
}
