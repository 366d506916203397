public import Reporting
public import Store

/// What a report is printed as.
public enum ReportFormat: String, Sendable, CaseIterable {
    /// Plain text, for a mail.
    case text
    /// A web page.
    case html
    /// Markdown, for a wiki.
    case md
    /// For machines.
    case json
    /// Every answer that counts, a row each.
    case csv
    /// The positions by recommendation and region, as comma-separated values.
    case matrix
    /// A Word document, made with pandoc.
    case docx
    /// The web page, printed by Chromium.
    case pdf

    /// Whether it is bytes that no terminal shows.
    public var isBinary: Bool { self == .docx || self == .pdf }

    /// The file's bytes, made of what `source(of:)` gives.
    ///
    /// - Throws: `WordDocument.Failure`, `PrintedDocument.Failure`, `CancellationError`.
    public func file(of bytes: [UInt8]) async throws -> [UInt8] {
        switch self {
        case .docx: try await WordDocument.bytes(of: bytes, in: .github)
        case .pdf: try await PrintedDocument.bytes(of: bytes)
        case .text, .html, .md, .json, .csv, .matrix: bytes
        }
    }
}

extension Report {
    /// The report in this form, or what a document in this form is made of, in UTF-8; nil for the list of answers, which no
    /// report holds.
    public func source(of format: ReportFormat) -> [UInt8]? {
        switch format {
        case .text: bytes(as: .text)
        case .html, .pdf: bytes(as: .html)
        case .md, .docx: bytes(as: .markdown)
        case .json: bytes(as: .json)
        case .matrix: bytes(as: .matrix)
        case .csv: nil
        }
    }
}

extension WrittenReport {
    /// The report in this form, or what a document in this form is made of, in UTF-8; nil for the list of answers, which no
    /// report holds.
    public func source(of format: ReportFormat) -> [UInt8]? {
        let text: String? =
            switch format {
            case .text: text
            case .html, .pdf: html
            case .md, .docx: markdown
            case .json: json
            case .matrix: matrix
            case .csv: nil
            }
        return text.map { Array($0.utf8) }
    }
}
