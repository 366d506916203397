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
}

extension Report {
    /// The report in this form; nil for the list of answers, which no report holds. Throws what `json` throws.
    func text(as format: ReportFormat) throws -> String? {
        switch format {
        case .text: text()
        case .html: html()
        case .md: markdown()
        case .json: try json()
        case .matrix: matrixCSV()
        case .csv: nil
        }
    }
}

extension WrittenReport {
    /// The report in this form; nil for the list of answers, which no report holds.
    func text(as format: ReportFormat) -> String? {
        switch format {
        case .text: text
        case .html: html
        case .md: markdown
        case .json: json
        case .matrix: matrix
        case .csv: nil
        }
    }
}
