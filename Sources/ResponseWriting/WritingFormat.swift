public import ConsultationModel

/// The kinds of file that responses are written as.
public enum WritingFormat: String, Sendable, Hashable, CaseIterable {
    /// The reference layout: a line with the recommendation, and one with `[*stance*]` and comment.
    case text = "txt"
    /// Markdown to be read as it stands. Comments are not escaped.
    case markdown = "md"
    /// Markdown with everything escaped that a converter would take for markup: the source of documents.
    case pandocMarkdown = "pandoc"
    /// A row an answer, cells between commas.
    case csv
    /// A row an answer, cells between tabs.
    case tsv
    /// The documented keys.
    case json
    /// The same keys.
    case yaml

    /// What a comment is when it is read from a file of this format: it comes back as it is, apart from these.
    ///
    /// - Text and Markdown have no escapes. From the second line on, a line that would be read as something else than a
    ///   comment is put into parentheses: the heading of a recommendation, the label of a comment, the closing of a letter,
    ///   a row of a table. "[*", which opens a stance, becomes "[ *".
    /// - Documents keep words and not white space: blanks and tabs become one blank, lines are trimmed, and several empty
    ///   lines become one.
    public func comment(asReadFrom comment: String, in consultation: Consultation) -> String {
        switch self {
        case .csv, .tsv, .json, .yaml: comment
        case .text: CommentLines(comment, of: consultation).joined
        case .markdown: CommentLines(comment, of: consultation, isLabelled: true).joined
        case .pandocMarkdown:
            CommentLines(comment.withoutWhiteSpaceRuns, of: consultation, isLabelled: true).joined
        }
    }

    /// For messages.
    var name: String {
        switch self {
        case .text: "plain text"
        case .markdown: "Markdown"
        case .pandocMarkdown: "a document"
        case .csv: "CSV"
        case .tsv: "TSV"
        case .json: "JSON"
        case .yaml: "YAML"
        }
    }
}
