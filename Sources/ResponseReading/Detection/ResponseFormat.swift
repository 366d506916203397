/// The kinds of file that responses come in.
public enum ResponseFormat: String, Sendable, Hashable, CaseIterable {
    /// Lines of text; also Markdown and the text of a mail.
    case text = "plain text"
    /// Rows of cells between commas, semicolons or tabs.
    case delimited = "CSV"
    /// Keys and values.
    case json = "JSON"
    /// The same keys, in YAML.
    case yaml = "YAML"
    /// Office Open XML text, of Word since 2007.
    case docx = "DOCX"
    /// OpenDocument text.
    case odt = "ODT"
    /// Rich Text Format.
    case rtf = "RTF"
    /// A web page.
    case html = "HTML"
    /// A page of MediaWiki's markup.
    case mediawiki = "wiki markup"
    /// Office Open XML spreadsheet, of Excel since 2007.
    case xlsx = "XLSX"
    /// Portable Document Format.
    case pdf = "PDF"
    /// A saved mail with its headers; its parts are files of other formats.
    case mail = "mail"
    /// A picture, an archive, a file of an old program: the fault says which.
    case unreadable = "another kind of file"
}
