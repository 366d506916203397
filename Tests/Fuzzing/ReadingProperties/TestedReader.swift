public import ResponseReading

/// A way into the reading of files. Where another program converts a file first, what is read here is what that program
/// makes of it.
public enum TestedReader: String, Sendable, CaseIterable {
    /// Plain text and Markdown.
    case text
    /// Cells between commas, semicolons or tabs.
    case delimited
    /// JSON.
    case json
    /// YAML.
    case yaml
    /// pandoc's tree of a document, in JSON.
    case document
    /// The cells of a workbook, a form feed before each sheet.
    case sheets
    /// The words of a PDF and where they stand, between tabs.
    case pages
    /// Whatever the content is taken for.
    case any

    /// The format as which a file is read; nil when that has to be found out.
    public var format: ResponseFormat? {
        switch self {
        case .text: .text
        case .delimited: .delimited
        case .json: .json
        case .yaml: .yaml
        case .document: .docx
        case .sheets: .xlsx
        case .pages: .pdf
        case .any: nil
        }
    }

    /// Reads a file, and gives every property that the reading lacks; empty when all is well.
    ///
    /// - Parameter place: Where in the inbox the file lies.
    public func violations(in bytes: [UInt8], at place: InboxPlace) -> [String] {
        let context = place.context
        let format = format ?? ResponseFormat(of: bytes, in: context)
        if self == .any, format.needsConversion { return [] }
        return Reading(of: bytes, as: format, in: context).violations(of: bytes, in: context)
    }
}

extension ResponseFormat {
    fileprivate var needsConversion: Bool {
        switch self {
        case .text, .delimited, .json, .yaml, .unreadable: false
        case .docx, .odt, .rtf, .html, .mediawiki, .xlsx, .pdf, .mail: true
        }
    }
}
