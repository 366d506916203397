import Reporting
import Store

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

    /// The file's bytes, made of what `text(as:)` gives.
    ///
    /// - Throws: `WordDocument.Failure`, `PrintedDocument.Failure`, `CancellationError`.
    func file(of text: String) async throws -> [UInt8] {
        switch self {
        case .docx: try await WordDocument.bytes(of: text, in: .github)
        case .pdf: try await PrintedDocument.bytes(of: text)
        case .text, .html, .md, .json, .csv, .matrix: Array(text.utf8)
        }
    }
}

extension Report {
    /// The report in this form, or what a document in this form is made of; nil for the list of answers, which no report
    /// holds.
    func text(as format: ReportFormat) -> String? {
        switch format {
        case .text: text()
        case .html, .pdf: html()
        case .md, .docx: markdown()
        case .json: json()
        case .matrix: matrixCSV()
        case .csv: nil
        }
    }
}

extension WrittenReport {
    /// The report in this form, or what a document in this form is made of; nil for the list of answers, which no report
    /// holds.
    func text(as format: ReportFormat) -> String? {
        switch format {
        case .text: text
        case .html, .pdf: html
        case .md, .docx: markdown
        case .json: json
        case .matrix: matrix
        case .csv: nil
        }
    }
}
