/// The formats that Concord has pandoc read. The raw values are pandoc's names for them.
public enum PandocFormat: String, Sendable, Hashable, CaseIterable {
    /// Word's format since 2007.
    case docx
    /// The OpenDocument text of LibreOffice and others.
    case odt
    /// Rich Text Format.
    case rtf
    /// A web page, in UTF-8; bytes that are not are taken for Latin-1.
    case html
    /// The markup of MediaWiki's pages.
    case mediawiki
    /// The markup of Redmine's and others' pages.
    case textile
    /// The markup of Jira's and Confluence's pages.
    case jira
    /// The markup of DokuWiki's pages.
    case dokuwiki

    /// What a person calls such a file: "a Word document (.docx)".
    var words: String {
        switch self {
        case .docx: "a Word document (.docx)"
        case .odt: "an OpenDocument text (.odt)"
        case .rtf: "a Rich Text document (.rtf)"
        case .html: "a web page (.html)"
        case .mediawiki: "a MediaWiki page"
        case .textile: "a Textile page"
        case .jira: "a Jira page"
        case .dokuwiki: "a DokuWiki page"
        }
    }
}
